import { isUtf8 } from 'node:buffer';

const DECLARED = /<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/iu;
const SNIFFED = 2_048;

/** A text in the charset of its mark, of the header, or of its own declaration; else UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoderOf('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return decoderOf('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return clean(new TextDecoder('utf-8').decode(bytes));
  const start = Buffer.from(bytes.subarray(0, SNIFFED)).toString('latin1');
  return clean(decoderOf(charset ?? DECLARED.exec(start)?.[1] ?? 'windows-1252').decode(bytes));
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** PostgreSQL stores no NUL. */
function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
