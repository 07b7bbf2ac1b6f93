import { confidenceOf } from '../../../assistant/confidence.js';
import type { Evidence } from '../../../assistant/evidence.js';
import { LEAST_TOLD, OF_HIT, SURE_BY_WORDS } from '../../../assistant/scores.js';
import { MOST_SUGGESTIONS } from '../../../assistant/unsure.js';
import type { Weighed, WeighedSource } from './weighed-sources.js';

/** From this probability on a source may be meant. */
const LEAST_LIKELY = 0.05;

/** What may be meant: titles, at most three, best first. @param sources best first */
export function likelyAmong(sources: readonly WeighedSource[]): string[] {
  const likely = sources.filter(({ probability }) => probability >= LEAST_LIKELY);
  return [...new Set(likely.map(({ title }) => title))].slice(0, MOST_SUGGESTIONS);
}

/** Whether proposed goods are too unlikely to be told; never so where only words were compared. */
export function isTooUnlikely(title: string, weighed: Weighed | null): boolean {
  return (
    weighed?.sources.every((source) => source.title !== title || source.probability < LEAST_TOLD) ?? false
  );
}

/** The score of a reading of a source that was found by its meaning. */
export function scoreOfMeaning(probability: number): number {
  return OF_HIT.base + OF_HIT.share * probability;
}

/**
 * Whether the words of the source leave no doubt, so that the question need not be embedded: it has every word of the
 * question. A word that only means the same does not do: "succulents" is not surely answered by any plant.
 */
export function isSureByWords(evidence: Evidence): boolean {
  const { coverage } = evidence;
  if (!coverage || coverage.byMeaning + coverage.lacking + coverage.unfamiliar > 0) return false;
  return confidenceOf(evidence) >= SURE_BY_WORDS;
}
