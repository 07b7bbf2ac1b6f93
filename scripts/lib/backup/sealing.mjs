import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlainError } from '../system/terminal.mjs';

/**
 * What is known of a file of a backup.
 * @typedef {object} StoredFile
 * @property {string} name  below the backup's folder
 * @property {number} bytes  as stored
 * @property {string} sha256  as stored
 * @property {number} plainBytes  before it was sealed
 */

/** What age files begin with (https://age-encryption.org/v1). */
export const SEALED_SUFFIX = '.age';

/**
 * Who can open what is sealed from now on.
 * @param {Pick<import('./settings.mjs').BackupSettings, 'key' | 'recipient'>} settings
 * @returns {Promise<string | undefined>} undefined: nothing is sealed
 */
export async function recipientOf({ key, recipient }) {
  if (recipient || !key) return recipient;
  const { identityToRecipient } = await import('age-encryption');
  return identityToRecipient(key);
}

/**
 * Writes a stream to a new file, sealed when there is a recipient, and syncs it.
 * @param {Readable} source
 * @param {string} folder
 * @param {string} name  `.age` is added when it is sealed
 * @param {string | undefined} recipient
 * @returns {Promise<StoredFile>}
 */
export async function writeSealed(source, folder, name, recipient) {
  const [plain, stored] = [new Meter(), new Meter()];
  const sealedName = recipient ? name + SEALED_SUFFIX : name;
  const to = createWriteStream(`${folder}/${sealedName}`, { mode: 0o600, flags: 'wx', flush: true });
  if (recipient) {
    const counted = source.pipe(plain);
    source.on('error', (error) => counted.destroy(error));
    await pipeline(await sealed(counted, recipient), stored, to);
  } else await pipeline(source, plain, stored, to);
  return { name: sealedName, bytes: stored.bytes, sha256: stored.digest(), plainBytes: plain.bytes };
}

/**
 * @param {Readable} source
 * @param {string} recipient
 */
async function sealed(source, recipient) {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const web = /** @type {ReadableStream<Uint8Array>} */ (Readable.toWeb(source));
  return Readable.fromWeb(
    /** @type {import('node:stream/web').ReadableStream} */ (await encrypter.encrypt(web)),
  );
}

/**
 * The plain content of a file of a backup.
 * @param {string} path
 * @param {string | undefined} key
 * @returns {Promise<Readable>}
 * @throws PlainError when it is sealed and the key does not open it
 */
export async function openSealed(path, key) {
  const source = createReadStream(path);
  if (!path.endsWith(SEALED_SUFFIX)) return source;
  if (!key) {
    source.destroy();
    throw new PlainError('The backup is sealed. Set BACKUP_KEY or BACKUP_KEY_FILE to the key that opens it.');
  }
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  const web = /** @type {ReadableStream<Uint8Array>} */ (Readable.toWeb(source));
  try {
    return Readable.fromWeb(
      /** @type {import('node:stream/web').ReadableStream} */ (await decrypter.decrypt(web)),
    );
  } catch {
    throw new PlainError('BACKUP_KEY does not open the backup: it was sealed for another key.');
  }
}

/**
 * The size and hash of a file as it is stored.
 * @param {string} path
 * @returns {Promise<{bytes: number, sha256: string}>}
 */
export async function measure(path) {
  const meter = new Meter();
  meter.resume();
  await pipeline(createReadStream(path), meter);
  return { bytes: meter.bytes, sha256: meter.digest() };
}

/** Counts and hashes what passes. */
class Meter extends Transform {
  bytes = 0;
  #hash = createHash('sha256');

  digest() {
    return this.#hash.digest('hex');
  }

  /**
   * @override
   * @param {Buffer} chunk
   * @param {BufferEncoding} _encoding
   * @param {import('node:stream').TransformCallback} done
   */
  _transform(chunk, _encoding, done) {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    done(null, chunk);
  }
}
