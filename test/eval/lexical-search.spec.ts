import { distance } from 'fastest-levenshtein';
import {
  CONCEPT_MARK,
  DocumentWords,
  isComparable,
  NUMERIC,
  ROOT_MARK,
  type IndexedDocument,
} from '../../src/language/search/document-words.js';
import { termsOf, type Term } from '../../src/language/search/question-terms.js';
import { TrigramIndex, type IndexHit } from '../../src/language/search/trigram-index.js';
import { trigramsOf } from '../../src/language/search/word-similarity.js';
import { DERIVATIONS, INFLECTIONS } from '../../src/language/search/words/words.js';
import { narrowerConcepts, widerConcepts } from '../../src/language/retail/concept-matcher.js';
import { arabicRoot } from '../../src/language/text/word-forms.js';
import { asked } from './lexical-searching.js';
import { storedRows } from './memory-catalog.js';
import { businessesIn, questionsIn, SAMPLE_FILES } from './samples.js';
import type { SampleBusiness } from './offline.js';

const ENDING = new RegExp(`^(?:${INFLECTIONS})$`, 'u');
const DERIVATION = new RegExp(`(?:${DERIVATIONS})$`, 'u');

/** The similarity of two words in the plainest way: every rule is tried on every pair. */
function similarityOf(asked: string, word: string): number {
  const own = trigramsOf(asked);
  const other = timesOf(word);
  const shared = own.reduce((sum, trigram) => sum + (other.get(trigram) ?? 0), 0);
  if (shared === 0) return 0;
  const byTrigrams = Math.max(
    word.length >= asked.length ? shared / own.length : 0,
    (0.85 * shared) / (word.length + 2),
    (2 * shared) / (own.length + word.length + 2),
  );
  if (shared >= 3 && isInflection(asked, word)) return Math.max(byTrigrams, 0.95);
  if (shared >= Math.max(asked.length, word.length) - 5 && isTypo(asked, word))
    return Math.max(byTrigrams, 0.86);
  return Math.max(byTrigrams * 0.95, shared >= 4 && haveSameHead(asked, word) ? 0.66 : 0);
}

const times = new Map<string, ReadonlyMap<number, number>>();

/** How often a word has each of its trigrams. */
function timesOf(word: string): ReadonlyMap<number, number> {
  const known = times.get(word);
  if (known) return known;
  const found = new Map<number, number>();
  for (const trigram of trigramsOf(word)) found.set(trigram, (found.get(trigram) ?? 0) + 1);
  times.set(word, found);
  return found;
}

function isInflection(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const stem = short.replace(/[ey]$/u, '');
  return (
    short.length >= 3 &&
    long.length - short.length <= 2 &&
    long.startsWith(short.slice(0, -1)) &&
    stem.length >= 3 &&
    long.startsWith(stem) &&
    (ENDING.test(long.slice(stem.length)) || long.length === short.length)
  );
}

function isTypo(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 4 || Math.abs(a.length - b.length) > 2) return false;
  const edits = distance(a, b);
  const sorted = (word: string) => [...word].sort().join('');
  if (edits === 1) return length >= 5 || a[0] === b[0];
  return edits === 2 && length >= 5 && (length >= 8 || (a.length === b.length && sorted(a) === sorted(b)));
}

function haveSameHead(a: string, b: string): boolean {
  const longest = Math.min(a.length, b.length) - 2;
  let same = 0;
  while (same < longest && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same >= 5 && !DERIVATION.test(a);
}

/** The search as it is defined: every term is compared with every word, and every document is put in order. */
class PlainSearch {
  private readonly documents: ReadonlyMap<string, ReadonlyMap<string, number>>;
  private readonly vocabulary: ReadonlySet<string>;
  private readonly documentsOf = new Map<string, number>();

  constructor(documents: readonly IndexedDocument[]) {
    const reader = new DocumentWords();
    this.documents = new Map(documents.map((document) => [document.id, reader.weightsOf(document)]));
    for (const words of this.documents.values())
      for (const word of words.keys()) this.documentsOf.set(word, (this.documentsOf.get(word) ?? 0) + 1);
    this.vocabulary = new Set(this.documentsOf.keys());
  }

  search(text: string, limit: number): IndexHit[] {
    const terms = termsOf(text);
    if (terms.every(({ form }) => NUMERIC.test(form))) return [];
    const scores = new Map<string, number>();
    let [met, unmet] = [0, 0];
    for (const term of terms) {
      const similar = this.similarTo(term);
      const best = similar[0]?.[1] ?? 0;
      const known = best >= 0.6 ? similar.filter(([, similarity]) => similarity >= best * 0.9) : [];
      const documents = known.reduce((sum, [word]) => sum + (this.documentsOf.get(word) ?? 0), 0);
      const value = term.weight * this.idf(documents || 0.8);
      for (const [id, words] of this.documents) {
        const shares = similar.map(([word, similarity]) => similarity * similarity * (words.get(word) ?? 0));
        scores.set(id, (scores.get(id) ?? 0) + value * Math.max(0, ...shares));
      }
      if (best >= 0.6) met += value;
      else unmet += value;
    }
    const total = met + Math.min(unmet, 1.5 * this.idf(0.8));
    return [...scores]
      .filter(([, score]) => score > 0)
      .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([id, score]) => ({ id, score: Math.min(1, score / total) }));
  }

  private idf(documents: number): number {
    return Math.log(1.5 + (this.documents.size + 2) / documents);
  }

  private similarTo({ form, concepts, modifiers }: Term): [word: string, similarity: number][] {
    const root = arabicRoot(form);
    const known: [string, number][] = [
      ...concepts.map((id): [string, number] => [CONCEPT_MARK + id, 0.92]),
      ...concepts.flatMap((id) =>
        widerConcepts(id).map((each): [string, number] => [CONCEPT_MARK + each, 0.72]),
      ),
      ...concepts.flatMap((id) =>
        narrowerConcepts(id).map((each): [string, number] => [CONCEPT_MARK + each, 0.8]),
      ),
      ...modifiers.map((id): [string, number] => [CONCEPT_MARK + id, 0.72]),
      ...(root ? [[ROOT_MARK + root, 0.8] as [string, number]] : []),
      [form, 1],
    ];
    const found = known.filter(([word]) => this.vocabulary.has(word));
    if (!NUMERIC.test(form) && form.length > 1)
      for (const word of this.vocabulary) {
        if (word === form || !isComparable(word)) continue;
        const similarity = similarityOf(form, word);
        if (similarity >= 0.45) found.push([word, similarity]);
      }
    return found.sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, 80);
  }
}

const FILES = [
  { businesses: 'scripts/demo/businesses.json', questions: SAMPLE_FILES },
  ...['more', 'strangers', 'neighbours', 'mirror'].map((set) => ({
    businesses: `test/eval/${set}-businesses.json`,
    questions: SAMPLE_FILES,
  })),
  ...Array.from({ length: 15 }, (_, at) => ({
    businesses: `test/eval/unseen-${at + 1}-businesses.json`,
    questions: [`test/eval/unseen-${at + 1}.jsonl`],
  })),
];
/** All take minutes; `bench/lexical-search.mjs` has a hash of what all of them find. */
const EVERY = 10;
const MOST = 12;

function documentsOf(business: SampleBusiness): IndexedDocument[] {
  const { rows, texts } = storedRows(business);
  return [
    ...rows.map(({ id, sku, name, description, tags }) => ({
      id,
      fields: [
        { text: `${name} ${sku}`, weight: 1 },
        { text: `${description} ${tags.join(' ')}`, weight: 0.7 },
      ],
    })),
    ...texts.map(({ id, question, answer }) => ({
      id,
      fields: [
        { text: question, weight: 1 },
        { text: answer, weight: 0.75 },
      ],
    })),
  ];
}

describe('search by words', () => {
  it('finds what its plain definition finds, with equal scores in equal order, for the questions of the sets', () => {
    let compared = 0;
    for (const { businesses: file, questions: files } of FILES) {
      const businesses = businessesIn(file);
      const questions = files.flatMap(questionsIn).filter((_, at) => at % EVERY === 0);
      for (const business of businesses) {
        const own = questions.filter(({ business: slug }) => slug === business.slug);
        const documents = documentsOf(business);
        const plain = new PlainSearch(documents);
        const index = TrigramIndex.build(documents);
        for (const text of asked({ questions: own, businesses })) {
          expect([text, index.search(text, MOST)]).toEqual([text, plain.search(text, MOST)]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(150);
  });
});
