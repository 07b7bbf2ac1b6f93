import { cutAtWord } from '../../../../kernel/bounded-text.js';
import { estimateTokens } from '../../../models/token-estimates.js';
import { withoutInvisible } from './data-block.js';

interface Bounds {
  /** UTF-16 units of a text. */
  text: number;
  /** Entries of a list or of an object. */
  entries: number;
}

/** Tried in this order until the JSON is short enough. */
const TRIES: readonly Bounds[] = [
  { text: 1_200, entries: 40 },
  { text: 500, entries: 12 },
  { text: 240, entries: 6 },
  { text: 120, entries: 3 },
  { text: 60, entries: 2 },
];
const DEEPEST = 8;
const TOO_LONG = '{"tooLong":true}';

/**
 * JSON for a model: without ids, nulls and invisible characters, and cut until it has at most so many tokens. A list
 * that was cut ends with how many entries are missing.
 */
export function compactJson(data: unknown, mostTokens: number): string {
  for (const bounds of TRIES) {
    const json = JSON.stringify(compact(data, bounds, 0)) as string | undefined;
    if (json === undefined) return 'null';
    if (estimateTokens(json) <= mostTokens) return json;
  }
  return TOO_LONG;
}

function compact(value: unknown, bounds: Bounds, depth: number): unknown {
  if (typeof value === 'string') return cutAtWord(withoutInvisible(value), bounds.text);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) {
    const kept = value.slice(0, bounds.entries).map((each) => compact(each, bounds, depth + 1));
    const left = value.length - kept.length;
    return left > 0 ? [...kept, `… ${left} more`] : kept;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => each !== null && each !== undefined && key !== 'id')
      .slice(0, bounds.entries)
      .map(([key, each]) => [withoutInvisible(key), compact(each, bounds, depth + 1)]),
  );
}
