import { isUtf8 } from 'node:buffer';
import { BODY_ERRORS } from './body.errors.js';

/** Byte order marks of encodings that are not UTF-8. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];
const LONGEST_CHARACTER = 4;
const LINE_FEED = 0x0a;

/**
 * JSON is UTF-8 (RFC 8259, section 8.1). The parser would replace every wrong byte by U+FFFD, and that would be stored.
 * @throws DomainError that says where the first wrong byte is, and nothing of the body
 */
export function requireUtf8(bytes: Buffer): void {
  const wide = wideEncodingOf(bytes);
  if (wide) throw BODY_ERRORS.no_unicode(`The body is in ${wide}. Send it in UTF-8.`);
  if (isUtf8(bytes)) return;
  const at = firstWrong(bytes);
  throw BODY_ERRORS.no_unicode(
    `Byte ${at} of the body (${placeOf(bytes, at)}) is no UTF-8. Send the body in UTF-8; it may be in Latin-1 or Windows-1252.`,
  );
}

/** Only the place, and nothing of the body: the text may be logged by whoever sent it. */
function placeOf(bytes: Buffer, at: number): string {
  let line = 1;
  let start = 0;
  for (let index = 0; index < at; index += 1) {
    if (bytes[index] !== LINE_FEED) continue;
    line += 1;
    start = index + 1;
  }
  return `line ${line}, byte ${at - start + 1} of it`;
}

/** By its mark, or because every other byte of the first characters is zero. */
function wideEncodingOf(bytes: Buffer): string | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[0];
  const [first, second] = bytes;
  return bytes.length >= 2 && (first === 0) !== (second === 0) ? 'UTF-16' : null;
}

/** The index of the first byte that no character of UTF-8 has there. The bytes must not be UTF-8. */
function firstWrong(bytes: Buffer): number {
  let [least, most] = [0, bytes.length];
  // Of a prefix that ends within a character the last bytes do not count.
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (startsWell(bytes, middle)) least = middle;
    else most = middle;
  }
  let at = Math.max(0, least - LONGEST_CHARACTER);
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length - 1;
}

function startsWell(bytes: Buffer, end: number): boolean {
  for (let cut = 0; cut < LONGEST_CHARACTER; cut += 1) if (isUtf8(bytes.subarray(0, end - cut))) return true;
  return false;
}

/** Bytes of the character at an index; 0 for none. */
function lengthAt(bytes: Buffer, at: number): number {
  for (let length = 1; length <= LONGEST_CHARACTER; length += 1)
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) return length;
  return 0;
}
