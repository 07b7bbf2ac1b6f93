import { overlaps, type Span } from '../../../language/entities/contacts.js';
import type { Language } from '../../../language/language.js';
import { matchesOf } from '../../../language/text/matches.js';
import type { Amount } from '../facts/claims.js';
import {
  AFTER_MONEY,
  amountWordsIn,
  BEFORE_MONEY,
  LONGEST,
  PATTERNS,
  PERCENT,
  SIGN,
  SIGNS,
  TIMES,
  type AmountWords,
  type Unit,
} from './amount-words.js';
import { figuresIn, type Figure } from './figures.js';
import { GROUNDING_WORDS } from '../words/words.js';

/** A figure with its unit, before ranges are joined. */
interface Measured extends Span, Unit {
  values: readonly number[];
  isWord: boolean;
  isBare: boolean;
}

/**
 * The amounts in a folded text. A number without a unit is a `count`; "one" and its like only with a unit.
 * @param taken spans that hold no amounts: codes, dates, times of day
 */
export function amountsIn(folded: string, language: Language, taken: readonly Span[]): Amount[] {
  const words = amountWordsIn(language);
  const isFree = (span: Span): boolean => !taken.some((other) => overlaps(span, other));
  const figures = figuresIn(folded, language).filter(isFree);
  const measured = withDuals(withChains(measuredOf(figures, folded, words), folded), folded, language, words);
  return ranged(withCents(measured, folded, words), folded, words).filter(isFree);
}

/** A sign between two numbers ("3 € 50") belongs to the first. */
function measuredOf(figures: readonly Figure[], text: string, words: AmountWords): Measured[] {
  const found: Measured[] = [];
  for (const figure of figures) found.push(measure(figure, text, words, found.at(-1)?.end ?? 0));
  return found;
}

function measure(figure: Figure, text: string, words: AmountWords, from: number): Measured {
  const after = text.slice(figure.end, figure.end + LONGEST);
  const half = words.half.exec(after);
  const values = half ? figure.values.map((value) => value + 0.5) : figure.values;
  const end = figure.end + (half?.[0].length ?? 0);
  const unit = unitAt(text, figure.start, end, words, from);
  const { isWord, isOne } = figure;
  const base = { isWord, start: figure.start, values };
  if (!unit) return { ...base, end, kind: 'count', unit: '', factor: 1, isBare: isOne };
  const behind = half ? null : words.half.exec(text.slice(unit.end, unit.end + LONGEST));
  const whole = behind ? values.map((value) => value + 0.5) : values;
  return {
    ...base,
    ...unit,
    start: unit.start ?? figure.start,
    end: unit.end + (behind?.[0].length ?? 0),
    values: whole.map((value) => value * unit.factor),
    isBare: false,
  };
}

function unitAt(
  text: string,
  start: number,
  end: number,
  words: AmountWords,
  from: number,
): (Unit & { start?: number; end: number }) | null {
  const after = text.slice(end, end + LONGEST);
  const sign = AFTER_MONEY.exec(after);
  if (sign) return money(codesOf(sign), end + sign[0].length);
  for (const [pattern, codes] of words.currencies) {
    const word = pattern.exec(after);
    if (word) return money(codes, end + word[0].length);
  }
  const before = BEFORE_MONEY.exec(text.slice(Math.max(from, start - 5), start));
  if (before) return { ...money(codesOf(before), end), start: start - before[0].length };
  const percent = PERCENT.exec(after);
  if (percent) return { kind: 'percent', unit: '', factor: 1, end: end + percent[0].length };
  for (const [pattern, unit] of PATTERNS) {
    const found = pattern.exec(after);
    if (found) return { ...unit, end: end + found[0].length };
  }
  const cents = words.cents.exec(after);
  if (cents) return { kind: 'money', unit: 'cents', factor: 0.01, end: end + cents[0].length };
  const other = SIGN.exec(after);
  return other && { kind: 'quantity', unit: other[0].trim(), factor: 1, end: end + other[0].length };
}

function money(codes: string, end: number): Unit & { end: number } {
  return { kind: 'money', unit: codes, factor: 1, end };
}

function codesOf([, sign, code]: RegExpExecArray): string {
  return sign ? (SIGNS[sign] ?? '') : (code ?? '').toUpperCase();
}

/** The unit behind the last number of `180 x 90 x 75 cm` is that of all. */
function withChains(measured: readonly Measured[], text: string): Measured[] {
  const found = [...measured];
  for (let at = found.length - 2; at >= 0; at -= 1) {
    const [one, next] = [found[at], found[at + 1]];
    if (one?.kind !== 'count' || next?.kind !== 'quantity' || !TIMES.test(text.slice(one.end, next.start)))
      continue;
    found[at] = {
      ...one,
      kind: next.kind,
      unit: next.unit,
      factor: next.factor,
      values: one.values.map((value) => value * next.factor),
    };
  }
  return found;
}

/** Arabic: "two days" in one word, and a unit without a number that stands for one. */
function withDuals(
  measured: readonly Measured[],
  text: string,
  language: Language,
  words: AmountWords,
): Measured[] {
  const { duals } = GROUNDING_WORDS[language];
  const pairs = words.duals ? matchesOf(text, words.duals) : [];
  const singles = words.bare ? matchesOf(text, words.bare) : [];
  const added = [
    ...pairs.map((match) => ({ match, word: duals[match[1] ?? ''] ?? '', value: 2 })),
    ...singles.map((match) => ({ match, word: match[0], value: 1 })),
  ].flatMap(({ match, word, value }): Measured[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (measured.some((other) => overlaps(other, span))) return [];
    const unit = unitAt(` ${word}`, 0, 0, words, 0);
    if (!unit)
      return value === 2
        ? [{ ...span, kind: 'count', unit: '', factor: 1, values: [2], isWord: true, isBare: false }]
        : [];
    const half = words.half.exec(text.slice(span.end, span.end + LONGEST));
    const total = (value + (half ? 0.5 : 0)) * unit.factor;
    return [
      {
        ...unit,
        start: span.start,
        end: span.end + (half?.[0].length ?? 0),
        values: [total],
        isWord: true,
        isBare: false,
      },
    ];
  });
  return [...measured, ...added].sort((a, b) => a.start - b.start);
}

/** "3 euros 50", "eight euros and fifty cents" and "1 h 30" are one amount each. */
function withCents(measured: readonly Measured[], text: string, words: AmountWords): Measured[] {
  const found: Measured[] = [];
  for (const each of measured) {
    const last = found.at(-1);
    const rest = last ? restOf(last, each, text, words) : null;
    if (!last || rest === null) {
      found.push(each);
      continue;
    }
    found[found.length - 1] = { ...last, end: each.end, values: last.values.map((value) => value + rest) };
  }
  return found;
}

function restOf(last: Measured, next: Measured, text: string, words: AmountWords): number | null {
  const value = next.values[0] ?? 0;
  if (!Number.isInteger(last.values[0] ?? 0)) return null;
  const between = text.slice(last.end, next.start);
  if (last.kind === 'money' && last.unit !== 'cents' && words.centsBetween.test(between)) {
    if (next.unit === 'cents') return value;
    const isCents = next.kind === 'count' && !next.isBare && value >= 10 && value < 100;
    const isClose = between.trim() === '' || next.isWord;
    return isCents && isClose && last.isWord === next.isWord ? value / 100 : null;
  }
  const isHours = last.kind === 'duration' && last.unit === 'min' && last.factor === 60;
  if (isHours && /^\s?(?:\p{L}{1,3}\s)?$/u.test(between)) {
    if (next.kind === 'duration' && next.factor === 1) return value;
    return next.kind === 'count' && between.trim() === '' && value >= 10 && value < 60 ? value : null;
  }
  return null;
}

/** "2 to 3 days", "24 or 48 hours", "between 2 and 3 days". */
function ranged(measured: readonly Measured[], text: string, words: AmountWords): Amount[] {
  const amounts: Amount[] = [];
  for (let at = 0; at < measured.length; at += 1) {
    const one = measured[at];
    const next = measured[at + 1];
    if (!one) break;
    const isRange =
      next !== undefined &&
      words.to.test(text.slice(one.end, next.start)) &&
      next.kind !== 'count' &&
      (one.kind === 'count' || (one.kind === next.kind && one.unit === next.unit));
    if (isRange) {
      const factor = one.kind === 'count' ? next.factor : 1;
      amounts.push({
        ...asAmount(one, text, words),
        kind: next.kind,
        unit: next.unit,
        values: one.values.map((value) => value * factor),
        to: next.values,
        end: next.end,
      });
      at += 1;
    } else if (one.kind !== 'count' || !one.isBare) amounts.push(asAmount(one, text, words));
  }
  return amounts;
}

function asAmount(
  { start, end, kind, values, unit, isWord }: Measured,
  text: string,
  words: AmountWords,
): Amount {
  const isUpper = words.upTo.test(text.slice(Math.max(0, start - LONGEST), start));
  return { start, end, kind, values, unit, to: null, isUpper, isWord };
}
