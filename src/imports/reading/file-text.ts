import type { FileEncoding } from './import-file.types.js';

/** The text of a file, piece by piece, without its byte order mark. */
export async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
