import { distance } from 'fastest-levenshtein';
import { findConcepts, narrowerConcepts, widerConcepts } from './concept-matcher.js';
import { fold, words } from './fold.js';
import { wordWeight } from './stop-words.js';
import { arabicRoot, matchForm } from './word-forms.js';

export interface IndexedField {
  text: string;
  /** 0..1: what a full match in this field is worth. */
  weight: number;
}

export interface IndexedDocument {
  id: string;
  fields: IndexedField[];
}

export interface IndexHit {
  id: string;
  /** 0..1: the share of the question's weight that the document answers. */
  score: number;
}

interface Term {
  form: string;
  concepts: string[];
  /** Of the first part of a compound. */
  modifiers: string[];
  weight: number;
}

/** Documents of a word, with the best weight of the fields it stands in. */
interface Postings {
  documents: number[];
  weights: number[];
}

/** Scratch of one search, by document. */
interface Sums {
  scores: Float64Array;
  /** Of the term at hand. */
  shares: Float64Array;
  touched: number[];
}

const MOST_SIMILAR = 80;
const LEAST_SIMILARITY = 0.45;
const TYPO_SIMILARITY = 0.86;
const CONCEPT_SIMILARITY = 0.92;
/** Concepts that say how or where, not what: they count little beside the subject. */
const VAGUE_CONCEPTS = new Set(['processing_time', 'abroad']);
const GENERAL_CONCEPTS = new Set(['payment', 'free_of_charge']);
const VAGUE_WEIGHT = 0.4;
const WIDER_SIMILARITY = 0.72;
const MODIFIER_WEIGHT = 0.8;
const NARROWER_SIMILARITY = 0.8;
const CONCEPT_MARK = '§';
const ROOT_MARK = '§√';
const ROOT_SIMILARITY = 0.8;
const NUMERIC = /^\d+$/;
/** A word that is found in no document says "something else" as loudly as a rare one says "this". */
const UNKNOWN_DOCUMENTS = 0.8;
/** From this similarity on a word counts as found. */
const MET = 0.6;
/** A long story outweighs what it asks by so many unknown words at most. */
const MOST_UNMET = 1.5;

/**
 * Finds documents word by word: each word of a question meets the most similar words of the catalogue by shared
 * trigrams, by edit distance, or by concept. Copes with typos, inflection, prefixes and German compounds. Numbers
 * match exactly only. Holds ids, words and weights, never the texts.
 */
export class TrigramIndex {
  private readonly vocabulary: string[] = [];
  private readonly postings: Postings[] = [];
  private readonly wordIds = new Map<string, number>();
  private readonly trigrams = new Map<string, number[]>();
  private readonly ids: string[] = [];
  /** Match forms of words already met; only of use while building. */
  private readonly forms = new Map<string, string>();

  static build(documents: Iterable<IndexedDocument>): TrigramIndex {
    const index = new TrigramIndex();
    for (const document of documents) index.add(document);
    index.collectTrigrams();
    index.forms.clear();
    return index;
  }

  get size(): number {
    return this.ids.length;
  }

  /** Approximate heap use. */
  get bytes(): number {
    let bytes = 200 + this.ids.length * 80;
    for (const list of this.postings) bytes += 64 + list.documents.length * 16;
    for (const word of this.vocabulary) bytes += 80 + word.length * 2;
    for (const list of this.trigrams.values()) bytes += 80 + list.length * 8;
    return bytes;
  }

  /** Best first; equal scores keep the order of the documents. */
  search(text: string, limit: number): IndexHit[] {
    const terms = termsOf(text);
    if (this.ids.length === 0 || terms.every(({ form }) => NUMERIC.test(form))) return [];
    const sums: Sums = {
      scores: new Float64Array(this.ids.length),
      shares: new Float64Array(this.ids.length),
      touched: [],
    };
    let met = 0;
    let unmet = 0;
    for (const term of terms) {
      const { value, best } = this.scoreTerm(term, sums);
      if (best >= MET) met += value;
      else unmet += value;
    }
    const total = met + Math.min(unmet, MOST_UNMET * this.idf(UNKNOWN_DOCUMENTS));
    return total === 0 ? [] : this.best(sums.scores, total, limit);
  }

  private best(scores: Float64Array, total: number, limit: number): IndexHit[] {
    const found: number[] = [];
    scores.forEach((score, document) => {
      if (score > 0) found.push(document);
    });
    found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return found.slice(0, limit).map((document) => ({
      id: this.ids[document] ?? '',
      score: Math.min(1, (scores[document] ?? 0) / total),
    }));
  }

  private add({ id, fields }: IndexedDocument): void {
    const document = this.ids.push(id) - 1;
    for (const { text, weight } of fields) {
      const forms = words(fold(text)).map((word) => this.formOf(word));
      for (const form of forms) {
        this.post(form, document, weight);
        const root = arabicRoot(form);
        if (root) this.post(ROOT_MARK + root, document, weight);
      }
      for (const { id: concept, isModifier } of findConcepts(forms))
        this.post(CONCEPT_MARK + concept, document, isModifier ? weight * MODIFIER_WEIGHT : weight);
    }
  }

  private formOf(word: string): string {
    const known = this.forms.get(word);
    if (known !== undefined) return known;
    const form = matchForm(word);
    this.forms.set(word, form);
    return form;
  }

  private post(word: string, document: number, weight: number): void {
    let id = this.wordIds.get(word);
    if (id === undefined) {
      id = this.vocabulary.push(word) - 1;
      this.wordIds.set(word, id);
      this.postings.push({ documents: [], weights: [] });
    }
    const list = this.postings[id];
    if (!list) return;
    const last = list.documents.length - 1;
    if (list.documents[last] !== document) {
      list.documents.push(document);
      list.weights.push(weight);
    } else if ((list.weights[last] ?? 0) < weight) {
      list.weights[last] = weight;
    }
  }

  private collectTrigrams(): void {
    this.vocabulary.forEach((word, id) => {
      if (word.startsWith(CONCEPT_MARK) || NUMERIC.test(word)) return;
      for (const trigram of trigramsOf(word)) {
        const list = this.trigrams.get(trigram);
        if (list) list.push(id);
        else this.trigrams.set(trigram, [id]);
      }
    });
  }

  /** Adds a term's share to each document; tells the most it could have added and its best similarity. */
  private scoreTerm(term: Term, { scores, shares, touched }: Sums): { value: number; best: number } {
    const similar = this.similarWords(term)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_SIMILAR);
    const best = similar.reduce((most, [, similarity]) => Math.max(most, similarity), 0);
    const known = similar.filter(([, similarity]) => similarity >= best * 0.9 && best >= 0.6);
    const documents = known.reduce((count, [id]) => count + (this.postings[id]?.documents.length ?? 0), 0);
    const value = term.weight * this.idf(documents || UNKNOWN_DOCUMENTS);
    for (const [id, similarity] of similar) this.collectShares(id, similarity, shares, touched);
    for (const document of touched) {
      scores[document] = (scores[document] ?? 0) + value * (shares[document] ?? 0);
      shares[document] = 0;
    }
    touched.length = 0;
    return { value, best };
  }

  private collectShares(wordId: number, similarity: number, shares: Float64Array, touched: number[]): void {
    const list = this.postings[wordId];
    if (!list) return;
    const { documents, weights } = list;
    for (let position = 0; position < documents.length; position += 1) {
      const document = documents[position] ?? 0;
      const share = similarity * similarity * (weights[position] ?? 0);
      const before = shares[document] ?? 0;
      if (share <= before) continue;
      if (before === 0) touched.push(document);
      shares[document] = share;
    }
  }

  private idf(documents: number): number {
    return Math.log(1.5 + (this.ids.length + 2) / documents);
  }

  private similarWords(term: Term): [number, number][] {
    const found: [number, number][] = [];
    for (const concept of term.concepts) {
      const id = this.wordIds.get(CONCEPT_MARK + concept);
      if (id !== undefined) found.push([id, CONCEPT_SIMILARITY]);
      for (const wider of widerConcepts(concept)) {
        const widerId = this.wordIds.get(CONCEPT_MARK + wider);
        if (widerId !== undefined) found.push([widerId, WIDER_SIMILARITY]);
      }
    }
    for (const modifier of term.modifiers) {
      const id = this.wordIds.get(CONCEPT_MARK + modifier);
      if (id !== undefined) found.push([id, WIDER_SIMILARITY]);
    }
    for (const narrower of term.concepts.flatMap(narrowerConcepts)) {
      const id = this.wordIds.get(CONCEPT_MARK + narrower);
      if (id !== undefined) found.push([id, NARROWER_SIMILARITY]);
    }
    const root = arabicRoot(term.form);
    const rootId = root ? this.wordIds.get(ROOT_MARK + root) : undefined;
    if (rootId !== undefined) found.push([rootId, ROOT_SIMILARITY]);
    const exact = this.wordIds.get(term.form);
    if (exact !== undefined) found.push([exact, 1]);
    if (!NUMERIC.test(term.form) && term.form.length > 1) this.addByTrigrams(term.form, exact, found);
    return found;
  }

  private addByTrigrams(form: string, exact: number | undefined, found: [number, number][]): void {
    const own = trigramsOf(form);
    const shared = new Map<number, number>();
    for (const trigram of own) {
      for (const id of this.trigrams.get(trigram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    for (const [id, count] of shared) {
      if (id === exact) continue;
      const word = this.vocabulary[id] ?? '';
      const similarity = similarityOf(form, word, own.length, count);
      if (similarity >= LEAST_SIMILARITY) found.push([id, similarity]);
    }
  }
}

/** Similarity of two different words: trigram shares, or an edit distance that a typo explains. */
function similarityOf(asked: string, word: string, askedTrigrams: number, shared: number): number {
  const trigrams = word.length + 2;
  const byTrigrams = Math.max(
    word.length >= asked.length ? shared / askedTrigrams : 0,
    (0.85 * shared) / trigrams,
    (2 * shared) / (askedTrigrams + trigrams),
  );
  if (isInflection(asked, word)) return Math.max(byTrigrams, 0.95);
  if (isTypo(asked, word)) return Math.max(byTrigrams, TYPO_SIMILARITY);
  return Math.max(byTrigrams * LOOSE, haveSameHead(asked, word) ? HEAD_SIMILARITY : 0);
}

const LOOSE = 0.95;
const HEAD_SIMILARITY = 0.66;
const ENDING = /^(?:e|es|en|er|em|ens|s|n|x|ies|y|a|as|o|os)$/;

function isInflection(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length - short.length > 2) return false;
  const stem = short.replace(/[ey]$/, '');
  return (
    stem.length >= 3 &&
    long.startsWith(stem) &&
    (ENDING.test(long.slice(stem.length)) || long.length === short.length)
  );
}

/** Endings that words share by grammar, not by meaning. */
const DERIVATION =
  /(?:ung|ungen|heit|keit|schaft|lich|lichen|isch|ischen|ieren|ation|acion|cion|tion|ment|miento|mente|ando|iendo|idad|able|ible|ness|less|ing|ity|eur|euse|ador|adora)$/;
const SHORTEST_HEAD = 5;

/** Compounds of one head: "Kaffeemühle" and "Handmühle". */
function haveSameHead(a: string, b: string): boolean {
  const longest = Math.min(a.length, b.length) - 2;
  let same = 0;
  while (same < longest && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same >= SHORTEST_HEAD && !DERIVATION.test(a);
}

function isTypo(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 4 || Math.abs(a.length - b.length) > 2) return false;
  const edits = distance(a, b);
  if (edits === 1) return length >= 5 || a[0] === b[0];
  return edits === 2 && length >= 5 && (length >= 8 || isTransposed(a, b));
}

function isTransposed(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  const trigrams: string[] = [];
  for (let start = 0; start + 3 <= padded.length; start += 1) trigrams.push(padded.slice(start, start + 3));
  return trigrams;
}

/** To pay says little beside what is paid for. */
function isGeneral(concepts: readonly string[]): boolean {
  return concepts.length > 0 && concepts.every((id) => GENERAL_CONCEPTS.has(id));
}

/** Terms of a question; words that form a phrase ("bring … back") become one term of its concept. */
function termsOf(text: string): Term[] {
  const raw = words(fold(text));
  const forms = raw.map(matchForm);
  const found = findConcepts(forms);
  const inPhrase = new Set(found.filter(({ at }) => at.length > 1).flatMap(({ at }) => at));
  const terms = new Map<string, Term>();
  forms.forEach((form, index) => {
    if (inPhrase.has(index)) return;
    const own = found.filter(({ at }) => at.length === 1 && at[0] === index);
    const concepts = own.filter(({ isModifier }) => !isModifier).map(({ id }) => id);
    const modifiers = own.filter(({ isModifier }) => isModifier).map(({ id }) => id);
    terms.set(form, {
      form,
      concepts,
      modifiers,
      weight: concepts.some((id) => VAGUE_CONCEPTS.has(id)) ? VAGUE_WEIGHT : wordWeight(raw[index] ?? form),
    });
  });
  for (const { id, at } of found) {
    if (at.length < 2) continue;
    const form = at.map((index) => forms[index]).join('+');
    const weight = VAGUE_CONCEPTS.has(id) ? VAGUE_WEIGHT : 1;
    const term = terms.get(form) ?? { form, concepts: [], modifiers: [], weight };
    term.concepts.push(id);
    terms.set(form, term);
  }
  const all = [...terms.values()];
  const subjects = all.filter(({ weight, concepts }) => weight === 1 && !isGeneral(concepts));
  for (const term of all)
    if (subjects.length > 0 && term.weight === 1 && isGeneral(term.concepts)) term.weight = VAGUE_WEIGHT;
  return all;
}
