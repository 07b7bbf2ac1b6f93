const LONGEST_TEXT = 300;
const MOST_ENTRIES = 20;
const DEEPEST = 4;

/** At most so many UTF-16 units, without what PostgreSQL refuses in JSON: NUL and halves of characters. */
export function storableText(text: string, longest = LONGEST_TEXT): string {
  return text.slice(0, longest).toWellFormed().replaceAll('\0', '');
}

/**
 * A copy of a value that can be stored as JSON: short texts, few entries, no deep nesting.
 * @param longest length of its JSON
 * @returns null when it is longer all the same
 */
export function storableJson(value: unknown, longest: number): unknown {
  const copy = copyOf(value, DEEPEST);
  return JSON.stringify(copy).length > longest ? null : copy;
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'object' || value === null || depth === 0) return null;
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((each) => copyOf(each, depth - 1));
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.slice(0, MOST_ENTRIES).map(([name, each]) => [storableText(name), copyOf(each, depth - 1)]),
  );
}
