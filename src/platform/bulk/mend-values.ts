import { cutAtWord } from '../../kernel/bounded-text.js';
import { firstOf, withoutBlanks, type MendValue } from './mend-row.js';

/** A text that is too long is cut at a word. @param longest Characters. */
export function cutTo(longest: number): MendValue {
  return (value) => {
    if (typeof value !== 'string' || value.length <= longest) return null;
    const detail = `The text has ${value.length} characters; it was cut to ${longest}.`;
    return { value: cutAtWord(value, longest), code: 'text_cut', detail };
  };
}

/** A number where a text is expected, as spreadsheets send codes. */
export const numberAsText: MendValue = (value) =>
  typeof value === 'number' && Number.isFinite(value)
    ? { value: String(value), code: 'number_read_as_text', detail: 'The number was read as text.' }
    : null;

/** A text that may be too long, or have blanks around it. */
export function lineUpTo(longest: number): MendValue {
  return inTurn(withoutBlanks, cutTo(longest));
}

/** A code such as a SKU: a text without blanks around it; a number is read as text. */
export const code: MendValue = firstOf(numberAsText, withoutBlanks);

/** Null where a field may only be left out. */
export const nullAsAbsent: MendValue = (value) =>
  value === null
    ? { value: undefined, code: 'null_left_out', detail: 'Null was read as if the field were left out.' }
    : null;

/** The empty text where a field may be null. */
export const emptyAsNull: MendValue = (value) =>
  typeof value === 'string' && value.trim() === ''
    ? { value: null, code: 'empty_read_as_null', detail: 'The empty text was read as null.' }
    : null;

const HOST = '(?:www\\.)?[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,5}(?::\\d{1,5})?';
const NO_SCHEME = new RegExp(`^(?:\\/\\/)?${HOST}(?:[/?#]\\S{0,2000})?$`, 'iu');

/** An address without `https://`. */
export const withScheme: MendValue = (value) => {
  if (typeof value !== 'string') return null;
  const address = value.trim();
  const whole = NO_SCHEME.test(address) ? `https://${address.replace(/^\/\//u, '')}` : address;
  if (whole === value || !URL.canParse(whole)) return null;
  const detail = whole === address ? 'Blanks around the address were removed.' : 'It was read with https://.';
  return { value: whole, code: 'address_completed', detail };
};

/** A list of texts: no blanks, none twice, none too long, and not too many. A text is read as a list with commas. */
export function textList(most: number, longest: number): MendValue {
  return (value) => {
    const given: unknown = typeof value === 'string' ? value.split(',') : value;
    if (!Array.isArray(given) || !given.every((each) => typeof each === 'string' || typeof each === 'number'))
      return null;
    const texts = given.map((each) => cutAtWord(String(each).trim(), longest)).filter((each) => each !== '');
    const kept = [...new Set(texts)].slice(0, most);
    if (Array.isArray(value) && same(value, kept)) return null;
    const detail = `The list was read as ${kept.length} different texts of at most ${longest} characters.`;
    return { value: kept, code: 'list_mended', detail };
  };
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** A map of texts: numbers are read as text, empty ones are left out, long ones cut, and not too many kept. */
export function textMap(most: number, longestKey: number, longest: number): MendValue {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value) as [string, unknown][];
    const kept = entries
      .filter(([, each]) => each !== null && each !== '')
      .map(([key, each]): [string, unknown] => [
        cutAtWord(key.trim(), longestKey),
        typeof each === 'number' || typeof each === 'boolean'
          ? String(each)
          : typeof each === 'string'
            ? cutAtWord(each.trim(), longest)
            : each,
      ])
      .slice(0, most);
    if (same(entries.flat(), kept.flat())) return null;
    const detail = `Numbers were read as text, empty values left out, and at most ${most} values kept.`;
    return { value: Object.fromEntries(kept), code: 'map_mended', detail };
  };
}

/** Both, one after the other, with the code of the first that changed something. */
export function inTurn(first: MendValue, second: MendValue): MendValue {
  return (value) => {
    const mended = first(value);
    if (mended === null) return second(value);
    const again = second(mended.value);
    return again ? { ...again, detail: `${mended.detail} ${again.detail}` } : mended;
  };
}
