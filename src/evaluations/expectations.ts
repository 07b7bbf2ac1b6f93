import { FIGURE_SOURCE, figureReadings } from '../language/numbers/figures.js';
import { fold } from '../language/text/fold.js';
import { matchesOf } from '../language/text/matches.js';
import { textPattern } from '../language/text/text-pattern.js';
import type { Check } from './evaluation.types.js';

/** A word or sign of a folded text, or what a figure may mean. */
type Token = string | readonly string[];

const SIGN = '[%€$£¥]';
const TOKEN = textPattern(`${FIGURE_SOURCE}|\\p{L}{1,100}|${SIGN}`, 'gu');
const MONEY = /^[€$£¥]$/u;
/** Signs that fold to those of `SIGN`. */
const WIDE_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u066A\uFF05]/gu, '%'],
  [/\uFF04/gu, '$'],
];

/** What an answer lacks and what it should not have said. */
export interface Verdict {
  missing: string[];
  found: string[];
}

/** Compares an answer with what its check demands; see `docs/assistant.md`. */
export function judge(answer: string, { must, mustNot }: Pick<Check, 'must' | 'mustNot'>): Verdict {
  const said = tokensOf(answer);
  return {
    missing: must.filter((text) => !has(said, tokensOf(text))),
    found: mustNot.filter((text) => has(said, tokensOf(text))),
  };
}

/** Whether there is anything in a text that an answer could have. */
export function isComparable(text: string): boolean {
  return tokensOf(text).length > 0;
}

function tokensOf(text: string): Token[] {
  let folded = fold(text);
  for (const [wide, sign] of WIDE_SIGNS) folded = folded.replace(wide, sign);
  const tokens = matchesOf(folded, TOKEN).map(([token]): Token =>
    /^\d/u.test(token) ? figureReadings(token) : token,
  );
  return moneyBehind(tokens);
}

/** "€5" and "5 €" are the same. */
function moneyBehind(tokens: readonly Token[]): Token[] {
  const ordered = [...tokens];
  for (let at = 0; at + 1 < ordered.length; at += 1) {
    const [sign, figure] = [ordered[at], ordered[at + 1]];
    const isBehind = at > 0 && typeof ordered[at - 1] !== 'string';
    if (typeof sign !== 'string' || figure === undefined || typeof figure === 'string') continue;
    if (!MONEY.test(sign) || isBehind) continue;
    [ordered[at], ordered[at + 1]] = [figure, sign];
    at += 1;
  }
  return ordered;
}

/** Whether the tokens stand there one behind the other. */
function has(text: readonly Token[], wanted: readonly Token[]): boolean {
  if (wanted.length === 0) return false;
  return text.some((_, start) =>
    wanted.every((token, offset) => {
      const there = text[start + offset];
      return there !== undefined && isSame(there, token);
    }),
  );
}

function isSame(one: Token, other: Token): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.some((reading) => other.includes(reading));
}
