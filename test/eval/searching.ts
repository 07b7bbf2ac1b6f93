import { clauseOf, type Clause } from '../../src/assistant/clause.js';
import { confidenceOf, featuresOf, UNSURE } from '../../src/assistant/confidence.js';
import type { Basis, Evidence } from '../../src/assistant/evidence.js';
import { weighedSources, type WeighedSource } from '../../src/catalog/assistant/meaning/weighed-sources.js';
import type { FoundArticle, FoundProduct } from '../../src/catalog/search/catalog-search.port.js';
import { supported } from '../../src/language/detection/detect-language.js';
import { speechOf } from '../../src/language/speech.js';
import { askAll, type DatedQuestion } from './asking.js';
import { isAnswerable, SEARCHED, type Judge } from './fitting.js';
import { MemoryCatalog, type Crowd } from './memory-catalog.js';
import { isFiller } from './fillers/crowd.js';
import { madeQuestions } from './made-questions.js';
import type { SampleBusiness } from './offline.js';

export { SampleVectors, sampleVectors, useSampleVectors } from './sample-vectors.js';
export { crowdOf, crowdsOf } from './fillers/crowd.js';

/** A source that an engine proposes for a question. */
export interface Proposed {
  id: string;
  /** Whether its own texts have what the question demands. */
  answers: boolean;
}

/** Of the fused engine, with the features of its weights. */
export interface Fused extends Proposed {
  basis: Basis;
  /** That it answers, 0..1, as the product weighs it. */
  probability: number;
  features: Record<string, number>;
}

/** One question with the sources that each engine proposes, best first. */
export interface Searched {
  set: string;
  kind: string;
  language: string;
  engines: { words: Proposed[]; meaning: Proposed[]; fused: Fused[] };
  /** Milliseconds of each search, without embedding the question. */
  ms: { words: number; meaning: number; fused: number };
}

/** A question that no source answers, and whether it would be answered all the same. */
export interface Unanswerable {
  set: string;
  kind: string;
  asked: string;
  /** The likeliest source, if there is any. */
  likeliest: (Fused & { title: string }) | undefined;
  answered: { words: boolean; fused: boolean };
}

export interface SearchedSet {
  questions: Searched[];
  unanswerable: Unanswerable[];
  /** Bytes of the indexes of all its businesses, and of the vectors in them. */
  bytes: { indexes: number; vectors: number };
}

const MOST = 12;
/** Kinds of questions that sources may answer, beside those that weights are fitted on. */
const MORE_SEARCHED = new Set(['other-words', 'other-language', 'typo', 'filter', 'negation']);

/** How a set is searched. */
export interface Searching {
  /** Among which each business's own rows are put; alone when left out. */
  crowdOf?: (business: SampleBusiness) => Crowd;
  /** Questions for a code and for a misspelt name too, made from the products with this seed. */
  madeBy?: number;
}

/** Searches for every question of one message that sources may answer and one does. */
export async function searchSet(
  set: string,
  questions: readonly DatedQuestion[],
  businesses: readonly SampleBusiness[],
  isRight: Judge,
  { crowdOf, madeBy }: Searching = {},
): Promise<SearchedSet> {
  const searched: Searched[] = [];
  const unanswerable: Unanswerable[] = [];
  const bytes = { indexes: 0, vectors: 0 };
  for (const business of businesses) {
    const own = questions.filter(({ business: slug }) => slug === business.slug);
    if (own.length === 0) continue;
    const catalog = new MemoryCatalog(business, crowdOf?.(business));
    const before = catalog.bytes;
    for (const question of own.filter(({ ask, kind }) => ask.length === 1 && isSearched(kind))) {
      const language = await languageOf(set, question, business);
      const clause = clauseOf(question.ask[0] ?? '', speechOf(supported(language) ?? 'en', 'formal'));
      if (isAnswerable(question)) {
        const isMeant = (row: object) => isRight(question, JSON.stringify(row, textOfValue));
        searched.push({ set, kind: question.kind, language, ...(await searchOne(clause, catalog, isMeant)) });
      } else unanswerable.push({ set, kind: question.kind, ...(await answeredOf(clause, catalog)) });
    }
    for (const { kind, text, sku } of madeBy === undefined ? [] : madeQuestions(business, madeBy)) {
      const clause = clauseOf(text, speechOf(supported(business.locale) ?? 'en', 'formal'));
      const isMeant = (row: object) => JSON.stringify(row, textOfValue).includes(JSON.stringify(sku));
      searched.push({ set, kind, language: business.locale, ...(await searchOne(clause, catalog, isMeant)) });
    }
    bytes.indexes += catalog.bytes;
    bytes.vectors += catalog.bytes - before;
    if (crowdOf) catalog.leave();
  }
  return { questions: searched.filter(({ engines }) => hasAnswer(engines)), unanswerable, bytes };
}

function isSearched(kind: string): boolean {
  return SEARCHED.has(kind) || MORE_SEARCHED.has(kind);
}

const languages = new Map<string, string>();

/** In which language a question is answered. */
async function languageOf(set: string, question: DatedQuestion, business: SampleBusiness): Promise<string> {
  const key = `${set} ${question.id}`;
  const known = languages.get(key) ?? (await askAll([question], [business]))[0]?.language ?? 'other';
  languages.set(key, known);
  return known;
}

/** Whether the likeliest source is sure enough to be told as the answer. */
async function answeredOf(
  clause: Clause,
  catalog: MemoryCatalog,
): Promise<Pick<Unanswerable, 'asked' | 'answered' | 'likeliest'>> {
  const sources = (await weighedSources(clause, catalog))?.sources ?? [];
  const byWords = sources.map(({ evidence }) => confidenceOf({ ...evidence, nearness: undefined }));
  const [first] = sources;
  return {
    asked: clause.raw,
    answered: {
      words: byWords.some((confidence) => confidence >= UNSURE),
      fused: sources.some(({ probability }) => probability >= UNSURE),
    },
    likeliest: first && { ...fusedOf(first, false), title: first.title },
  };
}

function fusedOf({ id, evidence, probability }: WeighedSource, answers: boolean): Fused {
  return { id, answers, basis: evidence.basis, probability, features: figuresOf(evidence) };
}

/** Whether a source that answers was met by any engine. */
function hasAnswer(engines: Searched['engines']): boolean {
  return Object.values(engines).some((found) => found.some(({ answers }) => answers));
}

async function searchOne(
  clause: Clause,
  catalog: MemoryCatalog,
  isMeant: (row: FoundProduct | FoundArticle) => boolean,
): Promise<Pick<Searched, 'engines' | 'ms'>> {
  const propose = (row: FoundProduct | FoundArticle): Proposed => ({
    id: row.id,
    answers: !isFiller(row.id) && isMeant(row),
  });
  await catalog.nearest(clause.raw, 1);
  const words = await timed(() => byWords(clause, catalog));
  const meaning = await timed(() => byMeaning(clause, catalog));
  const fused = await timed(async () => (await weighedSources(clause, catalog))?.sources ?? []);
  return {
    engines: {
      words: words.result.map(propose),
      meaning: meaning.result.map(propose),
      fused: fused.result.map((source) => fusedOf(source, propose(source.article ?? source.product).answers)),
    },
    ms: { words: words.ms, meaning: meaning.ms, fused: fused.ms },
  };
}

async function byWords({ raw, searchText }: Clause, catalog: MemoryCatalog) {
  const text = searchText || raw;
  const products = await catalog.products({ text, limit: MOST });
  const articles = await catalog.articles(text, MOST);
  const hits = [
    ...products.map(({ product, score }) => ({ row: product, score })),
    ...articles.map(({ article, score }) => ({ row: article, score })),
  ];
  return hits.sort((a, b) => b.score - a.score).map(({ row }) => row);
}

async function byMeaning({ raw }: Clause, catalog: MemoryCatalog) {
  const near = await catalog.nearest(raw, MOST);
  const hits = [
    ...near.products.map(({ product, cosine }) => ({ row: product, cosine })),
    ...near.articles.map(({ article, cosine }) => ({ row: article, cosine })),
  ];
  return hits.sort((a, b) => b.cosine - a.cosine).map(({ row }) => row);
}

function figuresOf({ coverage, nearness }: Evidence): Record<string, number> {
  return coverage && nearness ? featuresOf(coverage, nearness) : {};
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

/** Prices as the sets write them. */
function textOfValue(key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return key === 'priceMinor'
    ? [`${value}`, (Number(value) / 100).toFixed(2), (Number(value) / 1000).toFixed(3)]
    : `${value}`;
}
