/** The longest words in use (laws, chemistry, Welsh villages) have 60 to 80 letters. */
export const LONGEST_WORD = 100;
/** An IBAN has 34 characters, the longest tracking numbers have 34 digits. */
export const LONGEST_DIGITS = 40;
/** The length that browsers and shops accept; the same limit as for products' URLs. */
export const LONGEST_ADDRESS = 2_048;

/**
 * Letters, marks and digits of scripts that put blanks between words; in other scripts a whole page would be one run.
 */
const LETTER =
  '(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}])[\\p{L}\\p{M}\\p{N}]';
const LONGEST_PATH = LONGEST_ADDRESS - 'https://'.length;
const ADDRESS = `https?:\\/\\/\\S{1,${LONGEST_PATH}}`;

interface Limit {
  code: 'address_cut' | 'digits_cut' | 'word_cut';
  /** Matches a run that is too long; the group is the part that is kept. Complete URLs are skipped. */
  pattern: RegExp;
  detail: (length: number) => string;
}

const LIMITS: readonly Limit[] = [
  {
    code: 'address_cut',
    pattern: new RegExp(`(https?:\\/\\/\\S{${LONGEST_PATH}})\\S+`, 'giu'),
    detail: (length) => `An address of ${length} characters was cut to ${LONGEST_ADDRESS}.`,
  },
  {
    code: 'digits_cut',
    pattern: new RegExp(`${ADDRESS}|(?<!\\p{Nd})(\\p{Nd}{${LONGEST_DIGITS}})\\p{Nd}+`, 'giu'),
    detail: (length) => `${length} digits in a row were cut to ${LONGEST_DIGITS}.`,
  },
  {
    code: 'word_cut',
    pattern: new RegExp(
      `${ADDRESS}|(?<![\\p{L}\\p{M}\\p{N}])((?:${LETTER}){${LONGEST_WORD}})(?:${LETTER})+`,
      'giu',
    ),
    detail: (length) => `A word of ${length} characters was cut to ${LONGEST_WORD}.`,
  },
];

/** Something that was left out of a text. */
export interface TextCut {
  code: Limit['code'];
  detail: string;
}

/** Every run that is too long is at least as long as the shortest limit and has no blank in it. */
const MAY_BE_TOO_LONG = new RegExp(`\\S{${LONGEST_DIGITS + 1}}`, 'u');

/** Cuts words, numbers and URLs that are longer than the limits above, which no person writes. */
export function cutText(text: string): { text: string; cuts: TextCut[] } {
  if (text.length <= LONGEST_DIGITS || !MAY_BE_TOO_LONG.test(text)) return { text, cuts: [] };
  const cuts: TextCut[] = [];
  const kept = LIMITS.reduce((rest, { code, pattern, detail }) => {
    const { text: cut, longest } = cutRuns(rest, pattern);
    if (longest > 0) cuts.push({ code, detail: detail(longest) });
    return cut;
  }, text);
  return { text: kept, cuts };
}

/** @returns the longest run that was cut, in UTF-16 units; 0 when none was */
function cutRuns(text: string, pattern: RegExp): { text: string; longest: number } {
  let longest = 0;
  const cut = text.replace(pattern, (run: string, kept: string | undefined) => {
    if (kept === undefined) return run;
    longest = Math.max(longest, run.length);
    return kept;
  });
  return { text: cut, longest };
}

/** A `TextCut` with the field that it was made in: `description`, `tags/2`, `attributes/volume`. */
export interface FieldCut extends TextCut {
  field: string;
}

/** A copy of a row in which the texts of the named fields are cut; lists and maps of texts in all their values. */
export function cutFields<Row extends object>(
  row: Row,
  fields: readonly (keyof Row & string)[],
): { row: Row; cuts: FieldCut[] } {
  const cuts: FieldCut[] = [];
  const changed = fields.flatMap((field) =>
    row[field] === undefined ? [] : [[field, cutValue(row[field], field, cuts)]],
  );
  return { row: { ...row, ...(Object.fromEntries(changed) as Partial<Row>) }, cuts };
}

function cutValue(value: unknown, field: string, cuts: FieldCut[]): unknown {
  if (typeof value === 'string') {
    const { text, cuts: found } = cutText(value);
    cuts.push(...found.map((cut) => ({ field, ...cut })));
    return text;
  }
  if (Array.isArray(value)) return value.map((each, index) => cutValue(each, `${field}/${index}`, cuts));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    const name = cutText(key);
    cuts.push(...name.cuts.map((cut) => ({ field, ...cut })));
    return [name.text, cutValue(each, `${field}/${name.text}`, cuts)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The longest e-mail address (RFC 5321); longer texts without a blank are no question. */
const LONGEST_UNBROKEN = 320;
/** U+FEFF counts as a blank in regular expressions, but here it is an invisible part of a word. */
const LONG_RUN = new RegExp(`[\\S\\uFEFF]{${LONGEST_DIGITS + 1},}`, 'gu');
const MAY_HOLD_ADDRESS = /@|[([{](?:at|arroba|arobase)[)\]}]/iu;
const MAY_HOLD_PHONE = /^(?!https?:).*\p{Nd}/isu;
/** Replaces what was cut, so that the texts before and after it are not read as one word. */
const LEFT_OUT = '…';
/**
 * The last seven words, more than an e-mail address or a phone number has: "06 12 34 56 78", "neil @ shop (dot)
 * example".
 */
const LAST_WORDS = new RegExp(`(?<=\\S)(?:\\s+\\S{1,${LONGEST_UNBROKEN}}){1,7}\\s*$`, 'u');
const BLANKS = /[^\S\uFEFF]{4,}/gu;
const MARKS = /(\p{M}{4})\p{M}+/gu;
/** A cheap test that is true for every text with something to cut, and false for most others. */
const MAY_BE_OVERLONG = new RegExp(`\\S{${LONGEST_DIGITS + 1}}|\\s{4}`);

/** Shortens overlong runs of letters, digits, blanks and marks, also in texts stored before `cutText` was used. */
export function withoutRuns(text: string): string {
  if (text.length < 4 || !MAY_BE_OVERLONG.test(text)) return text;
  const plain = text.replace(MARKS, '$1').replace(BLANKS, (run) => (run.includes('\n') ? '\n' : ' '));
  return cutText(plain).text;
}

/** UTF-16 units of a visitor's message that are read; no question needs more. */
export const LONGEST_MESSAGE = 2_000;

/**
 * The part of a visitor's message that is read: its first characters, without overlong runs of any kind. A cut must not
 * turn an e-mail address or a phone number into a shorter one: where it might fall inside one, all of it is left out.
 */
export function readableText(text: string): string {
  const isLong = text.length > LONGEST_MESSAGE;
  const start = isLong ? text.slice(0, LONGEST_MESSAGE).replace(LAST_WORDS, ` ${LEFT_OUT}`) : text;
  return withoutRuns(start.replace(LONG_RUN, readableRun)).toWellFormed();
}

function readableRun(run: string): string {
  const kept = withoutRuns(run);
  if (kept === run && run.length <= LONGEST_UNBROKEN) return run;
  if (MAY_HOLD_ADDRESS.test(run) || MAY_HOLD_PHONE.test(run)) return LEFT_OUT;
  return kept.slice(0, LONGEST_UNBROKEN - 1) + LEFT_OUT;
}

/**
 * The beginning of a text, of at most so many UTF-16 units, which ends with a word and `…`. A text without a blank near
 * the limit is cut within a word.
 */
export function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - LEFT_OUT.length);
  const blank = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'));
  const end = blank > start.length - 2 * LONGEST_WORD ? blank : start.length;
  const kept = start.slice(0, end);
  return `${(kept.isWellFormed() ? kept : kept.slice(0, -1)).trimEnd()}${LEFT_OUT}`;
}
