import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts values at rest (AES-256-GCM) with a key derived from a secret and a label (HKDF, RFC 5869). */
export class SealedBox {
  private readonly key: Buffer;

  /** @param label The kind of content; each label has its own key. */
  constructor(secret: string, label: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', label, KEY_BYTES));
  }

  /**
   * @param value JSON.
   * @param place Where it is stored, such as its row's id. It can only be decrypted with the same place.
   */
  seal(value: unknown, place = ''): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** @throws when it was encrypted with another secret, label or place, or was modified. */
  open(sealed: Buffer, place = ''): unknown {
    const iv = sealed.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(body.toString('utf8')) as unknown;
  }
}
