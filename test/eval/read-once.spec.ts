import { Clause } from '../../src/assistant/clause.js';
import { LANGUAGES } from '../../src/language/language.js';
import { calls, countsSoFar, type Analysers, type counted } from './counted-analysers.js';
import { BUSINESSES, businessesIn, desksOf, questionsIn, SAMPLE_FILES } from './samples.js';

/** Hoisted with the mocks, so it must not use anything of this file. */
function mockCounted(path: string, names: readonly string[]): Analysers {
  const helper = jest.requireActual<{ counted: typeof counted }>('./counted-analysers.js');
  return helper.counted(jest.requireActual(path), names);
}

jest.mock('../../src/language/text/fold.js', () =>
  mockCounted('../../src/language/text/fold.js', ['fold', 'words']),
);
jest.mock('../../src/language/retail/concept-matcher.js', () =>
  mockCounted('../../src/language/retail/concept-matcher.js', ['findConcepts']),
);
jest.mock('../../src/language/entities/entities.js', () =>
  mockCounted('../../src/language/entities/entities.js', ['findEntities', 'scanEntities']),
);
jest.mock('../../src/language/entities/email-scanner.js', () =>
  mockCounted('../../src/language/entities/email-scanner.js', ['findEmails']),
);
jest.mock('../../src/language/time/find-moments.js', () =>
  mockCounted('../../src/language/time/find-moments.js', ['findMoments']),
);
jest.mock('../../src/language/entities/prices.js', () =>
  mockCounted('../../src/language/entities/prices.js', ['findPriceRange']),
);
jest.mock('../../src/language/detection/detect-language.js', () => {
  const module: Analysers = jest.requireActual('../../src/language/detection/detect-language.js');
  const { calls: counts } = jest.requireActual<{ calls: typeof calls }>('./counted-analysers.js');
  // The language must be known before a clause is created.
  const detectLanguage = (...given: unknown[]): unknown => {
    const language = module.detectLanguage?.(...given);
    counts.clear();
    return language;
  };
  return { ...module, detectLanguage };
});

/** The argument of each analyser when it reads a complete clause. */
const INPUTS: Record<string, (clause: Clause) => unknown> = {
  fold: ({ raw }) => raw,
  words: ({ folded }) => folded,
  findConcepts: ({ forms }) => forms,
  findEntities: ({ raw }) => raw,
  scanEntities: ({ raw }) => raw,
  findEmails: ({ raw }) => raw,
  findMoments: ({ folded }) => folded,
  findPriceRange: ({ folded }) => folded,
};

/** A clause with several goods is also read by the pieces between its commas, and such a piece may equal a clause. */
const PIECEWISE = new Set(['words', 'findConcepts']);

function isPieceOf(clause: Clause, other: Clause): boolean {
  return clause !== other && other.folded.includes(clause.folded);
}

/** Step between the sampled questions of each business. */
const SAMPLE = 4;

const TITLES = new Set(
  BUSINESSES.flatMap(businessesIn).flatMap(({ articles }) =>
    articles.map(({ question }) => question.toLowerCase()),
  ),
);

/** A clause without content is searched by all its words. Search also reads its own words and the business's texts; a clause with the same text cannot be distinguished. */
function isToldApart(clause: Clause): boolean {
  return (
    !TITLES.has(clause.raw.toLowerCase()) &&
    clause.searchText !== '' &&
    clause.searchText !== clause.words.join(' ') &&
    clause.searchText !== clause.raw
  );
}

describe('a clause', () => {
  const clauses = new Set<Clause>();
  const once = Clause.prototype.once;

  beforeAll(() => {
    jest.spyOn(Clause.prototype, 'once').mockImplementation(function <Value>(
      this: Clause,
      key: unknown,
      read: () => Value,
    ): Value {
      clauses.add(this);
      return once.call(this, key, read) as Value;
    });
  });

  afterAll(() => jest.restoreAllMocks());

  it('is read at most once by each analyser in a turn, in every language', async () => {
    const desks = desksOf(BUSINESSES.flatMap(businessesIn));
    const repeated: string[] = [];
    const seen = { clauses: 0, languages: new Set<string>(), analysers: new Set<string>() };
    for (const question of SAMPLE_FILES.flatMap(questionsIn).filter((_, index) => index % SAMPLE === 0)) {
      clauses.clear();
      await desks.get(question.business)?.run({ ...question, ask: question.ask.slice(0, 1) });
      const timesGiven = countsSoFar();
      const told = [...clauses].filter(isToldApart);
      for (const clause of told) {
        for (const [analyser, inputOf] of Object.entries(INPUTS)) {
          const count = timesGiven(analyser, inputOf(clause));
          if (count > 0) seen.analysers.add(analyser);
          const wholes = PIECEWISE.has(analyser) ? told.filter((other) => isPieceOf(clause, other)) : [];
          if (count > 1 + wholes.length) repeated.push(`${analyser} ${count} times: ${clause.raw}`);
        }
        seen.languages.add(clause.language);
      }
      seen.clauses += told.length;
    }
    expect(repeated).toEqual([]);
    expect([...seen.languages].sort()).toEqual([...LANGUAGES].sort());
    expect(seen.clauses).toBeGreaterThan(200);
    // `findEntities` does in one step what a clause does in two.
    expect([...seen.analysers].sort()).toEqual(
      Object.keys(INPUTS)
        .filter((name) => name !== 'findEntities')
        .sort(),
    );
  });
});
