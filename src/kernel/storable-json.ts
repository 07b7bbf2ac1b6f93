import { isUtf8 } from 'node:buffer';

/**
 * Parses JSON whose texts Postgres can store: without NUL, and without halves of surrogate pairs.
 * @returns undefined when the bytes are no JSON in UTF-8
 */
export function storableJson(body: Buffer): unknown {
  if (!isUtf8(body)) return undefined;
  try {
    return JSON.parse(body.toString('utf8'), storable) as unknown;
  } catch {
    return undefined;
  }
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}
