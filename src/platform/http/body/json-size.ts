import { NameCount } from './name-count.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const BRACKETS = { open: 0x5b, close: 0x5d };
const BRACES = { open: 0x7b, close: 0x7d };

/** How deep a JSON text nests, and lower bounds for how much it contains. */
export interface JsonSize {
  depth: number;
  /** Number of lists, objects and commas; there is at most one more value than that. */
  values: number;
  /** Fields of the largest object; a repeated name counts again. */
  fields: number;
  /** Elements of the longest list. */
  items: number;
  /**
   * Different field names in all objects together, possibly a few too low. Each costs the parser a string and a hidden
   * class.
   */
  names: number;
}

/**
 * Measures JSON before it is parsed, so that no body makes the parser build a million objects. One pass over the bytes
 * (in UTF-8 no part of another character looks like JSON punctuation), which stops as soon as a limit is exceeded.
 * Whether it is valid JSON is left to the parser.
 */
export function jsonSize(bytes: Uint8Array, limits: JsonSize): JsonSize {
  const size = { depth: 0, values: 0, fields: 0, items: 0, names: 0 };
  const open: OpenContainer[] = [];
  const names = new NameCount();
  let isName = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === QUOTE) {
      const end = endOfText(bytes, at);
      if (isName) names.add(bytes, at + 1, end);
      size.names = names.different;
      isName = false;
      at = end;
    } else if (sign === COMMA) {
      size.values += 1;
      countMember(open.at(-1), size);
      isName = open.at(-1)?.kind === 'fields';
    } else if (sign === BRACES.open || sign === BRACKETS.open) {
      size.values += 1;
      isName = sign === BRACES.open;
      open.push({ kind: isName ? 'fields' : 'items', members: 1 });
      if (open.length > size.depth) size.depth = open.length;
    } else if (sign === BRACES.close || sign === BRACKETS.close) {
      open.pop();
    }
    if (isOver(size, limits)) break;
  }
  return size;
}

/** An object or a list that is not closed yet. */
interface OpenContainer {
  kind: 'fields' | 'items';
  /** One more than its commas. */
  members: number;
}

function countMember(container: OpenContainer | undefined, size: JsonSize): void {
  if (!container) return;
  container.members += 1;
  if (container.members > size[container.kind]) size[container.kind] = container.members;
}

function isOver(size: JsonSize, limits: JsonSize): boolean {
  return (
    size.values > limits.values ||
    size.depth > limits.depth ||
    size.fields > limits.fields ||
    size.items > limits.items ||
    size.names > limits.names
  );
}

/**
 * @param start Index of the opening quotation mark. @returns the index of the closing one, or the end of the bytes when
 * there is none.
 */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
