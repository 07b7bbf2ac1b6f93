import { SourceGrounding } from '../../src/chat/grounding/source-grounding.js';
import type { Case } from './corpora.js';
import { inputOf } from './worlds.js';

/**
 * How many further words had come before each word of a text was shown whole, with its blank: 0 when it was shown with
 * its own blank. Words that were never shown are left out.
 */
export function delaysOf({ language, text, visitorTexts }: Omit<Case, 'claims' | 'kind'>): number[] {
  const answer = new SourceGrounding().open(inputOf(language, visitorTexts));
  const words = text.match(/\S+\s*/gu) ?? [];
  const ends = words.map(
    (_, at) =>
      words
        .slice(0, at + 1)
        .join('')
        .trimEnd().length,
  );
  const delays: number[] = [];
  let shown = '';
  let told = 0;
  for (const [at, word] of words.entries()) {
    shown += answer.push(word);
    if (at === words.length - 1) shown += answer.finish();
    if (!text.startsWith(shown.trimEnd())) return delays;
    for (; told < words.length && (ends[told] ?? Infinity) <= shown.length; told += 1) delays.push(at - told);
  }
  return delays;
}

const known = new Map<object, number[]>();

/** Those of one case, computed once. */
function delaysOnce(each: Omit<Case, 'claims' | 'kind'>): number[] {
  const delays = known.get(each) ?? delaysOf(each);
  known.set(each, delays);
  return delays;
}

export interface Delay {
  words: number;
  mean: number;
  p99: number;
  /** Share of the words that were shown at once. */
  atOnce: number;
  /** Share of those that have waited for one other at most. */
  withinOne: number;
}

export function delayOver(cases: readonly Omit<Case, 'claims' | 'kind'>[]): Delay {
  const all = cases.flatMap(delaysOnce).sort((a, b) => a - b);
  const words = all.length;
  return {
    words,
    mean: all.reduce((sum, delay) => sum + delay, 0) / words,
    p99: all[Math.ceil(0.99 * words) - 1] ?? 0,
    atOnce: all.filter((delay) => delay === 0).length / words,
    withinOne: all.filter((delay) => delay <= 1).length / words,
  };
}
