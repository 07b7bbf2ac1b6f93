import { writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * Writes the file, and compressed as `.br` and `.gz` beside it where that makes it smaller: the server picks one.
 * @param {string} file
 * @param {string | Buffer} content
 * @param {{quality?: number, plain?: boolean}} [options]
 */
export async function writeCompressed(file, content, { quality = 11, plain = true } = {}) {
  const size = Buffer.byteLength(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
  const coded = { br: brotliCompressSync(content, { params }), gz: gzipSync(content, { level: 9 }) };
  if (plain) await writeFile(file, content);
  for (const [suffix, bytes] of Object.entries(coded)) {
    if (bytes.length < size) await writeFile(`${file}.${suffix}`, bytes);
  }
}
