import { arabicRoot } from '../text/word-forms.js';
import { narrowerConcepts, widerConcepts } from '../retail/concept-matcher.js';
import { insert } from './best-first.js';
import { CONCEPT_MARK, NUMERIC, ROOT_MARK } from './document-words.js';
import type { Term } from './question-terms.js';
import { similarWords } from './similar-words.js';
import {
  SYNONYM_SIMILARITY,
  SynonymMatches,
  type Compare,
  type PhraseShares,
  type Similar,
} from './synonym-matches.js';
import { LEAST_SIMILARITY } from './word-similarity.js';
import type { WordTable } from './word-table.js';

/** Of an index what stands for a term of a question. */
export interface TermMatch {
  /** Best first; equal ones sorted by word, so that the order of insertion has no effect. */
  similar: readonly Similar[];
  phrases: readonly PhraseShares[];
}

const MOST_SIMILAR = 80;
const CONCEPT_SIMILARITY = 0.92;
const WIDER_SIMILARITY = 0.72;
const NARROWER_SIMILARITY = 0.8;
const ROOT_SIMILARITY = 0.8;
/** Limit of trigram list entries per search; after it, words match exactly only. */
const MOST_ENTRIES = 5_000_000;

/** Finds what stands for the terms of one question. */
export class TermMatches {
  private entriesLeft = MOST_ENTRIES;

  constructor(
    private readonly table: WordTable,
    private readonly synonyms: SynonymMatches,
  ) {}

  *of(term: Term): Generator<void, TermMatch> {
    const similar = yield* this.mostSimilar(term);
    const phrases = term.synonyms ? yield* this.synonyms.phrases(term.synonyms, this.compare) : [];
    return { similar, phrases };
  }

  private *mostSimilar(term: Term): Generator<void, Similar[]> {
    const found: Similar[] = [];
    const isBefore = (a: Similar, b: Similar) => this.isCloser(a, b);
    const add = (id: number | undefined, similarity: number) => {
      if (id !== undefined) insert(found, [id, similarity], MOST_SIMILAR, isBefore);
    };
    this.addConcepts(term, add);
    const { form } = term;
    const root = arabicRoot(form);
    if (root) add(this.table.idOf(ROOT_MARK + root), ROOT_SIMILARITY);
    add(this.table.idOf(form), 1);
    if (!NUMERIC.test(form) && form.length > 1)
      yield* similarWords(this.table, form, {
        take: this.take,
        least: () => found[MOST_SIMILAR - 1]?.[1] ?? LEAST_SIMILARITY,
        tell: add,
      });
    if (!term.synonyms) return found;
    for (const [id, similarity] of yield* this.synonyms.words(term.synonyms, this.compare))
      add(id, similarity);
    return found;
  }

  private addConcepts(
    { concepts, modifiers, synonyms }: Term,
    add: (id: number | undefined, similarity: number) => void,
  ): void {
    const addConcept = (concept: string, similarity: number) =>
      add(this.table.idOf(CONCEPT_MARK + concept), similarity);
    for (const concept of concepts) {
      addConcept(concept, CONCEPT_SIMILARITY);
      for (const wider of widerConcepts(concept)) addConcept(wider, WIDER_SIMILARITY);
      for (const narrower of narrowerConcepts(concept)) addConcept(narrower, NARROWER_SIMILARITY);
    }
    for (const modifier of modifiers) addConcept(modifier, WIDER_SIMILARITY);
    for (const concept of synonyms?.concepts ?? [])
      addConcept(concept, CONCEPT_SIMILARITY * SYNONYM_SIMILARITY);
  }

  private isCloser([a, first]: Similar, [b, second]: Similar): boolean {
    return first === second ? this.table.wordOf(a) < this.table.wordOf(b) : first > second;
  }

  private readonly take = (entries: number): boolean => {
    this.entriesLeft -= entries;
    return this.entriesLeft >= 0;
  };

  /** By what the search may still read. */
  private readonly compare: Compare = (form, least, tell) => this.comparing(form, least, tell);

  private *comparing(...[form, least, tell]: Parameters<Compare>): Generator<void, boolean> {
    yield* similarWords(this.table, form, { take: this.take, least: () => least, tell });
    return this.entriesLeft >= 0;
  }
}
