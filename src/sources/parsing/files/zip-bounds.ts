import { inflateRawSync } from 'node:zlib';
import { UnreadableDocument } from '../document.types.js';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER = 30;
const DEFLATED = 8;
const LONGEST_COMMENT = 65_557;
const MOST_ENTRIES = 2_000;
const MOST_UNPACKED = 100 * 1_048_576;

/**
 * Checks what a ZIP archive really unpacks to, whatever it claims: the library that reads it does not.
 * @returns the names in it. @throws UnreadableDocument `too_complex` over 100 MB or 2,000 entries, `unreadable`
 */
export function boundedZip(bytes: Uint8Array): string[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let unpacked = 0;
  for (const { name, packed, isDeflated } of entriesOf(zip)) {
    names.push(name);
    unpacked += isDeflated ? sizeOf(packed, MOST_UNPACKED - unpacked) : packed.length;
    if (unpacked > MOST_UNPACKED) throw new UnreadableDocument('too_complex');
  }
  return names;
}

interface ZipEntry {
  name: string;
  packed: Buffer;
  isDeflated: boolean;
}

function entriesOf(zip: Buffer): ZipEntry[] {
  try {
    return readDirectory(zip);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    throw new UnreadableDocument('unreadable', error);
  }
}

function readDirectory(zip: Buffer): ZipEntry[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new UnreadableDocument('too_complex');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== ENTRY) throw new UnreadableDocument('unreadable');
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + LOCAL_HEADER + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const entry = {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      packed: zip.subarray(from, from + zip.readUInt32LE(at + 20)),
      isDeflated: zip.readUInt16LE(at + 10) === DEFLATED,
    };
    at += 46 + nameLength + extra + comment;
    return entry;
  });
}

function endOf(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - LONGEST_COMMENT); at -= 1)
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new UnreadableDocument('unreadable');
}

function sizeOf(packed: Buffer, most: number): number {
  if (packed.length === 0) return 0;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableDocument(isTooLarge ? 'too_complex' : 'unreadable', error);
  }
}
