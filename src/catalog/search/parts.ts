import type { Passage } from '../../language/passages/passages.js';
import { beginningOf, quoteOf } from '../../language/passages/quote.js';

/** A product, or a passage of an article by its number from 0. */
export interface Part {
  id: string;
  part: number;
}

const MARK = '#';
const DIGITS = 2;

/** How an index names a passage: the first one as its article. In the order of the passages. */
export function nameOfPart({ id, part = 0 }: { id: string; part?: number | undefined }): string {
  return part === 0 ? id : `${id}${MARK}${String(part).padStart(DIGITS, '0')}`;
}

export function partNamed(name: string): Part {
  const [id = '', part = '0'] = name.split(MARK);
  return { id, part: Number(part) };
}

/** The best hit of each row, in the order of the hits. @param hits by the names of parts */
export function bestOfEachRow<Hit extends { id: string }>(hits: readonly Hit[], limit: number): Hit[] {
  const seen = new Set<string>();
  const best: Hit[] = [];
  for (const hit of hits) {
    const { id } = partNamed(hit.id);
    if (seen.has(id)) continue;
    seen.add(id);
    best.push(hit);
    if (best.length >= limit) break;
  }
  return best;
}

/** An article that is divided where it is long. */
interface Divided {
  answer: string;
  passages?: readonly Passage[] | null;
}

/** What is quoted of a long article. */
export interface Excerpt {
  part: number;
  heading: string | null;
}

/** A long article with one of its passages as its answer; a short one, or one that has changed meanwhile, as it is. */
export function excerptOf<Row extends Divided>(article: Row, part: number): Row & Partial<Excerpt> {
  const passage = article.passages?.[part];
  if (!article.passages || !passage) return article;
  return { ...article, answer: quoteOf(article.passages, part), heading: passage.heading, part };
}

/** A long article with its first passages as its answer. @param longest characters, unless the first has more */
export function startOf<Row extends Divided>(article: Row, longest: number): Row & Partial<Excerpt> {
  if (!article.passages) return article;
  return { ...article, answer: beginningOf(article.passages, longest), heading: null, part: 0 };
}
