import type { Clause } from '../../../assistant/clause.js';
import type { Nearness } from '../../../assistant/evidence.js';
import type { CatalogSearch, FoundArticle, FoundProduct, Near } from '../../search/catalog-search.port.js';

/** A source, with what distinguishes it from the others. */
export type Candidate = {
  /** Search score by words, 0..1. */
  score: number;
  /** Distance in `score` to the best other source; negative when that one is better. */
  lead: number;
  /** Undefined when it has no vector. */
  nearness: Nearness | undefined;
} & ({ article: FoundArticle; product?: never } | { product: FoundProduct; article?: never });

/** Of each kind by words and by meaning. */
const MOST = 6;
/** Of each kind the nearness is known; of the others it is at most that of the last. */
const MOST_NEAR = 30;

interface Found<Row> {
  row: Row;
  score: number;
  /** Undefined when it has no vector. */
  near: { cosine: number; margin: number } | undefined;
}

export interface Candidates {
  /** The best of each kind by words and by meaning. */
  best: Candidate[];
  /** By id, also of sources that are not among the best. */
  nearness: ReadonlyMap<string, Nearness>;
}

/** @returns null when nothing is known of their meaning */
export async function candidatesFor(clause: Clause, catalog: CatalogSearch): Promise<Candidates | null> {
  const near = await catalog.nearest(clause.raw, MOST_NEAR);
  if (near.products.length + near.articles.length === 0) return null;
  const text = clause.searchText;
  const products = text === '' ? [] : await catalog.products({ text, limit: MOST });
  const articles = text === '' ? [] : await catalog.articles(text, MOST);
  const foundProducts = joined(
    near.products.map(({ product, ...figures }) => ({ row: product, near: figures })),
    products.map(({ product, score }) => ({ row: product, score })),
  );
  const foundArticles = joined(
    near.articles.map(({ article, ...figures }) => ({ row: article, near: figures })),
    articles.map(({ article, score }) => ({ row: article, score })),
  );
  const scores = highestTwo([...foundProducts, ...foundArticles].map(({ score }) => score));
  const cosines = highestTwo(cosinesOf(near));
  const compared = ({ score, near: figures }: Found<unknown>) => ({
    score,
    lead: leadOf(score, scores),
    nearness: figures && { ...figures, lead: leadOf(figures.cosine, cosines) },
  });
  const best = [
    ...foundProducts.map((found) => ({ product: found.row, ...compared(found) })),
    ...foundArticles.map((found) => ({ article: found.row, ...compared(found) })),
  ];
  return { best, nearness: nearnessById(near, cosines) };
}

function nearnessById(near: Near, cosines: readonly [number, number]): ReadonlyMap<string, Nearness> {
  const rows = [
    ...near.products.map(({ product: { id }, cosine, margin }) => ({ id, cosine, margin })),
    ...near.articles.map(({ article: { id }, cosine, margin }) => ({ id, cosine, margin })),
  ];
  return new Map(
    rows.map(({ id, cosine, margin }) => [id, { cosine, margin, lead: leadOf(cosine, cosines) }]),
  );
}

/** @param near best first */
function joined<Row extends { id: string; part?: number }>(
  near: readonly { row: Row; near: { cosine: number; margin: number } }[],
  byWords: readonly { row: Row; score: number }[],
): Found<Row>[] {
  const figures = new Map(near.map((each) => [each.row.id, each.near]));
  const scores = new Map(byWords.map(({ row, score }) => [row.id, score]));
  const last = near.length < MOST_NEAR ? undefined : near.at(-1)?.near;
  const best = near.slice(0, MOST).map(({ row }) => row);
  const others = byWords.map(({ row }) => row).filter((row) => !best.some((each) => isSame(each, row)));
  return [...best, ...others].map((row) => ({
    row,
    score: scores.get(row.id) ?? 0,
    near: figures.get(row.id) ?? last,
  }));
}

/** Two passages of one article are two sources. */
function isSame(one: { id: string; part?: number }, other: { id: string; part?: number }): boolean {
  return one.id === other.id && one.part === other.part;
}

function cosinesOf({ products, articles }: Near): number[] {
  return [...products, ...articles].map(({ cosine }) => cosine);
}

/** The highest and the second highest number; 0 for one that does not exist. */
function highestTwo(numbers: readonly number[]): readonly [number, number] {
  const [first = 0, second = 0] = numbers.toSorted((a, b) => b - a);
  return [first, second];
}

function leadOf(figure: number, [first, second]: readonly [number, number]): number {
  return figure < first ? figure - first : figure - second;
}
