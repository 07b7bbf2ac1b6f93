import { cutAtWord } from '../../kernel/bounded-text.js';
import type { Mend } from '../../platform/bulk/mend-row.js';
import { plainLine, plainText } from '../../language/markup/plain-text.js';

/** How a field is read: as one line or as text, and how many characters of it. */
export interface Reading {
  kind: 'line' | 'text';
  longest: number;
}

/**
 * The texts of a row as customers read them, and those that differ as they were sent.
 * @returns `original` null when none differs; a warning where the plain text was cut
 */
export function readable<Row extends object, Field extends keyof Row & string>(
  row: Row,
  fields: Readonly<Record<Field, Reading>>,
): { row: Row; original: Partial<Record<Field, string>> | null; mends: Mend[] } {
  const original: Partial<Record<Field, string>> = {};
  const mends: Mend[] = [];
  const plain: Record<string, string> = {};
  for (const [field, reading] of Object.entries(fields) as [Field, Reading][]) {
    const sent = row[field];
    if (typeof sent !== 'string') continue;
    const read = reading.kind === 'line' ? plainLine(sent) : plainText(sent);
    // A name needs some text; markup without any is rather shown than nothing.
    const whole = read === '' ? (reading.kind === 'line' ? sent : '') : read;
    plain[field] = cutAtWord(whole, reading.longest);
    if (plain[field] !== sent) original[field] = sent;
    if (whole.length > reading.longest) mends.push(cutMend(field, whole.length, reading.longest));
  }
  const isSame = Object.keys(original).length === 0;
  return { row: { ...row, ...plain }, original: isSame ? null : original, mends };
}

function cutMend(field: string, length: number, longest: number): Mend {
  const detail = `Of ${length} characters without markup, the first ${longest} are used for answers.`;
  return { field, code: 'text_too_long_for_answers', detail };
}

/**
 * The texts as they were sent, after a change of some of them.
 * @param change the changed fields, of which `sent` are those that differ from how they are read
 */
export function originalAfter<Texts extends object>(
  before: Texts | null,
  change: object,
  sent: Texts | null,
): Texts | null {
  const kept = Object.entries(before ?? {}).filter(
    ([field]) => (change as Record<string, unknown>)[field] === undefined,
  );
  const after = { ...Object.fromEntries(kept), ...sent };
  return Object.keys(after).length === 0 ? null : (after as Texts);
}
