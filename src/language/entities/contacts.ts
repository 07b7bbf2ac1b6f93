import { toE164 } from '../../kernel/phone.js';
import { foldDigits } from '../text/fold.js';
import { matchesOf } from '../text/matches.js';

/** A range of a text: `start` inclusive, `end` exclusive, in UTF-16 units of the text. */
export interface Span {
  start: number;
  end: number;
}

export interface FoundPhone extends Span {
  /** E.164 */
  phone: string;
  /** As written, with digits as 0-9. */
  written: string;
  /** Adjacent digits that are not part of it, so they must be an order number: "2002 0151 23020523". */
  beside: Span | null;
}

/** Digits, with the characters that may precede a phone number. */
const GROUP = /(?:\+\s?)?\(?\d+/gu;
/** Separators between two groups of digits of one phone number. */
const BLANKS = '[ \\t\\u00A0\\u202F\\u2007\\u2009]{0,2}';
const GAP = new RegExp(`^\\)?${BLANKS}[-‐‑–./]?${BLANKS}\\(?$`);
const LONGEST_GAP = 7;
/** Separators that may also stand between an order number and a phone number. */
const WIDE_GAP = /[\s/]/;
/** Scripts whose letters directly precede digits only in names and codes; Arabic and others need no blank. */
const CASED = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}`;
const IS_INSIDE = new RegExp(String.raw`(?:[${CASED}\p{N}#@_€$£-]|\d[.,:])$`, 'u');
const GOES_ON = new RegExp(String.raw`^(?:[${CASED}\p{N}@_%€$£]|[:,]\d|[-/.][${CASED}])`, 'u');
const YEAR_FIRST = '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}';
const DAY_FIRST = '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}';
const DATE = new RegExp(`(?<![\\d./-])(?:${YEAR_FIRST}|${DAY_FIRST})(?![./-]?\\d)`, 'g');
const FULL_WIDTH_DIGIT = /[０-９]/g;
/** Replaces taken text: never part of a phone number, which may begin and end next to it. */
const WALL = '\u0001';
/** How many digits a phone number in running text has; shorter ones are other numbers. */
const PHONE_DIGITS = { least: 7, usual: 13, most: 17 };
const LEAST_BESIDE = 2;
const LEAST_OF_REFERENCE = 3;
/** Limit of parsing attempts per text: each takes some tenths of a millisecond. */
const MOST_TRIED = 24;

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Finds phone numbers; national ones are parsed for the business's country. A row of digit groups is used completely:
 * either all are the phone number, or the first or last group is an order number (`beside`) and the rest is the phone
 * number.
 * @param country ISO 3166-1 alpha-2; null finds international numbers only
 * @param taken spans that were already recognized, such as order numbers
 */
export function findPhones(text: string, country: string | null, taken: readonly Span[]): FoundPhone[] {
  const digits = wallsFor(taken, plainDigits(text)).replace(DATE, (date) => WALL.repeat(date.length));
  const phones: FoundPhone[] = [];
  let tried = 0;
  for (const row of rowsOf(digits)) {
    for (const { phone, beside } of waysToRead(row, digits)) {
      if (digitsIn(digits, phone) < PHONE_DIGITS.least || digitsIn(digits, phone) > PHONE_DIGITS.most)
        continue;
      if (++tried > MOST_TRIED) return phones;
      const written = digits.slice(phone.start, phone.end);
      const e164 = toE164(written, country);
      if (e164 === null) continue;
      phones.push({ ...phone, phone: e164, written, beside });
      break;
    }
  }
  return phones;
}

function plainDigits(text: string): string {
  return foldDigits(text).replace(FULL_WIDTH_DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) - 0xff10));
}

function wallsFor(taken: readonly Span[], text: string): string {
  return taken.reduce(
    (rest, { start, end }) => rest.slice(0, start) + WALL.repeat(end - start) + rest.slice(end),
    text,
  );
}

interface Row {
  groups: Span[];
  /** Digits of a reference directly before it: "2041" of "CC-2041 086 123 4567". */
  lead: Span | null;
}

/** Consecutive groups of digits without a word between them. */
function rowsOf(text: string): Row[] {
  const rows: Span[][] = [];
  for (const match of matchesOf(text, GROUP)) {
    const group = { start: match.index, end: match.index + match[0].length };
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && !match[0].startsWith('+') && isGap(text, last.end, group.start)) row.push(group);
    else rows.push([group]);
  }
  return rows.flatMap((groups) => {
    if (!endsAlone(groups, text)) return [];
    return beginsAlone(groups, text) ? [{ groups, lead: null }] : afterReference(groups, text);
  });
}

function isGap(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST_GAP && GAP.test(text.slice(start, end));
}

function beginsAlone([first]: readonly Span[], text: string): boolean {
  const start = first?.start ?? 0;
  return !IS_INSIDE.test(text.slice(Math.max(0, start - 2), start));
}

function endsAlone(groups: readonly Span[], text: string): boolean {
  const end = groups.at(-1)?.end ?? 0;
  return !GOES_ON.test(text.slice(end, end + 3));
}

/** The rest of a row that begins inside a reference, if a blank follows the reference. */
function afterReference(groups: readonly Span[], text: string): Row[] {
  const [first] = groups;
  const next = groups.findIndex(
    ({ start }, at) => at > 0 && WIDE_GAP.test(text.slice(groups[at - 1]?.end, start)),
  );
  const last = groups[next - 1];
  if (!first || !last) return [];
  const lead = { start: first.start, end: last.end };
  const rest = groups.slice(next);
  // "x-06 12345678" may be one number with a typing error.
  const isSure = digitsIn(text, lead) >= LEAST_OF_REFERENCE || isDialled(rest[0]?.start ?? 0, text);
  return isSure ? [{ groups: rest, lead }] : [];
}

/** The readings of a row, likeliest first: a phone number alone, or with an order number before or after it. */
function waysToRead({ groups, lead }: Row, text: string): { phone: Span; beside: Span | null }[] {
  const [first, second] = groups;
  const [last, beforeLast] = [groups.at(-1), groups.at(-2)];
  if (!first || !last) return [];
  const ways: { phone: Span; beside: Span | null }[] = [{ phone: { ...first, end: last.end }, beside: lead }];
  if (lead || !second || !beforeLast) return ways;
  if (canBeNumber(first, second.start, text))
    ways.push({ phone: { start: second.start, end: last.end }, beside: first });
  if (canBeNumber(last, beforeLast.end, text))
    ways.push({ phone: { start: first.start, end: beforeLast.end }, beside: last });
  return ways.sort((a, b) => likelihood(b.phone, text) - likelihood(a.phone, text));
}

/**
 * Higher when the phone number begins as dialled (in "202 0151 2302052" the 202 does not), lower at 14 or more digits.
 */
function likelihood(phone: Span, text: string): number {
  return (isDialled(phone.start, text) ? 2 : 0) + (digitsIn(text, phone) <= PHONE_DIGITS.usual ? 1 : 0);
}

function isDialled(start: number, text: string): boolean {
  return /^(?:\+|\(?0)/.test(text.slice(start, start + 2));
}

function canBeNumber(group: Span, neighbour: number, text: string): boolean {
  const gap = neighbour < group.start ? text.slice(neighbour, group.start) : text.slice(group.end, neighbour);
  return (
    WIDE_GAP.test(gap) &&
    /^\d+$/.test(text.slice(group.start, group.end)) &&
    digitsIn(text, group) >= LEAST_BESIDE
  );
}

function digitsIn(text: string, { start, end }: Span): number {
  let digits = 0;
  for (let at = start; at < end && digits <= PHONE_DIGITS.most; at += 1)
    if (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) digits += 1;
  return digits;
}
