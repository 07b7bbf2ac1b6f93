import { colourOf, isMeasure, sizeOf, type OptionKind } from './option-values.js';

/** A product's name without the values of options at its end: "T-Shirt" with "blau" and "M" of "T-Shirt blau / M". */
export interface NameParts {
  stem: string;
  /** In the order of the name. */
  values: { kind: OptionKind; text: string }[];
}

const MOST_VALUES = 3;
const LONGEST_NAME = 200;
/** A hyphen only between blanks, a slash or comma not between digits. */
const SEPARATOR = /\s{0,3}(?:[–—|;:]|(?<=\s)-(?=\s)|(?<!\d)[/,]|[/,](?!\d))\s{0,3}/u;
const BRACKETED = /^(\S.{1,200}?)\s{0,3}[([]([^()[\]]{1,60})[)\]]$/u;
const LEAST_STEM = /\p{L}.{0,20}[\p{L}\p{N}]/u;
const TRAILING = /[\s–—|;:,/([-]{1,10}$/u;

/** Reads values of options at the end of a name, after a separator, in brackets, or after a blank. */
export function nameParts(name: string): NameParts {
  const values: NameParts['values'] = [];
  let stem = withoutBrackets(name.trim().slice(0, LONGEST_NAME));
  while (values.length < MOST_VALUES) {
    const last = lastSeparated(stem) ?? lastWord(stem);
    if (!last || !LEAST_STEM.test(last.stem)) break;
    values.unshift(last.value);
    stem = last.stem;
  }
  return values.length === 0 ? { stem: name.trim(), values } : { stem, values };
}

interface LastValue {
  stem: string;
  value: { kind: OptionKind; text: string };
}

/** "Rain jacket (M, blue)" as "Rain jacket – M – blue". */
function withoutBrackets(name: string): string {
  const match = BRACKETED.exec(name);
  return match ? `${match[1] ?? ''} – ${(match[2] ?? '').split(SEPARATOR).join(' – ')}` : name;
}

/** Behind a separator a bare figure is a size, too: "Boots – 42". */
function lastSeparated(name: string): LastValue | null {
  const parts = name.split(SEPARATOR);
  const text = parts.at(-1) ?? '';
  if (parts.length < 2 || text === '') return null;
  const kind = kindOf(text);
  return kind ? { stem: before(name, text), value: { kind, text } } : null;
}

/** "T-Shirt blau", "Honey 250 g", "Jacket size M": the last two words or the last one. */
function lastWord(name: string): LastValue | null {
  const words = name.split(/\s{1,5}/u);
  for (const count of [2, 1]) {
    if (words.length <= count) continue;
    const text = words.slice(-count).join(' ');
    const kind = /^[\d.,/]+$/u.test(text) ? null : kindOf(text);
    if (kind) return { stem: before(name, words.slice(-count)[0] ?? ''), value: { kind, text } };
  }
  return null;
}

/** The name up to the last place of a text, without what separates them. */
function before(name: string, text: string): string {
  return name.slice(0, name.lastIndexOf(text)).replace(TRAILING, '');
}

export function kindOf(text: string): OptionKind | null {
  if (sizeOf(text) !== null) return 'size';
  if (colourOf(text) !== null) return 'colour';
  return isMeasure(text) ? 'measure' : null;
}

/** What the names of variants have in common, up to a whole word, without what separates it from the rest. */
export function commonName(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same += 1;
    length = same;
  }
  const isWhole = names.every((name) => !isWordSign(name[length]) || !isWordSign(name[length - 1]));
  const common = first.slice(0, length);
  const kept = (isWhole ? common : common.replace(/[\p{L}\p{N}]{1,100}$/u, '')).replace(TRAILING, '');
  return LEAST_STEM.test(kept) ? kept : first;
}

function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}
