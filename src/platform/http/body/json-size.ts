const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const BRACKETS = { open: 0x5b, close: 0x5d };
const BRACES = { open: 0x7b, close: 0x7d };

/** How deep a JSON text nests, and how many values stand in it at least. */
export interface JsonSize {
  depth: number;
  /** Lists, objects and commas: of any value at most one more. */
  values: number;
}

/**
 * Measures JSON before it is parsed, so that nobody makes the parser build a million objects. One pass over the bytes
 * (UTF-8, where no part of another character looks like a sign of JSON), which stops as soon as a limit is passed;
 * whether it is JSON at all is for the parser to say.
 */
export function jsonSize(bytes: Uint8Array, limits: JsonSize): JsonSize {
  const size = { depth: 0, values: 0 };
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === QUOTE) {
      at = endOfText(bytes, at);
    } else if (sign === COMMA) {
      size.values += 1;
    } else if (sign === BRACES.open || sign === BRACKETS.open) {
      size.values += 1;
      depth += 1;
      if (depth > size.depth) size.depth = depth;
    } else if (sign === BRACES.close || sign === BRACKETS.close) {
      depth -= 1;
    }
    if (size.values > limits.values || size.depth > limits.depth) break;
  }
  return size;
}

/** @param start Of its first quotation mark. @returns the last one, or the end of all when there is none. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
