import { createCipheriv, hkdfSync } from 'node:crypto';
import { SealedBox } from './sealed-box.js';

const SECRET = 'a secret of at least 32 characters';

describe('SealedBox', () => {
  const box = new SealedBox(SECRET, 'outcomes');

  it('decrypts what it encrypted, and the bytes do not contain the value', () => {
    const value = { status: 201, body: { secret: 'fd_live_abc', name: 'Žofie' } };
    const sealed = box.seal(value, 'row 1');
    expect(box.open(sealed, 'row 1')).toEqual(value);
    expect(sealed.includes('fd_live_abc')).toBe(false);
  });

  it('never encrypts the same value to the same bytes', () => {
    expect(box.seal('x').equals(box.seal('x'))).toBe(false);
  });

  it('decrypts values that were encrypted before places existed: iv, tag, body under the label', () => {
    const key = Buffer.from(hkdfSync('sha256', SECRET, '', 'outcomes', 32));
    const iv = Buffer.alloc(12, 7);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const body = Buffer.concat([cipher.update('{"a":1}'), cipher.final()]);
    expect(box.open(Buffer.concat([iv, cipher.getAuthTag(), body]))).toEqual({ a: 1 });
  });

  it.each<[string, SealedBox, string]>([
    ['secret', new SealedBox('another secret of 32 characters!!', 'outcomes'), 'row 1'],
    ['label', new SealedBox(SECRET, 'identity-secrets'), 'row 1'],
    ['place', box, 'row 2'],
  ])('does not open with another %s', (_, other, place) => {
    const sealed = box.seal('x', 'row 1');
    expect(box.open(sealed, 'row 1')).toBe('x');
    expect(() => other.open(sealed, place)).toThrow();
  });

  it('refuses a value with any byte changed or cut', () => {
    const sealed = box.seal('value');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => box.open(changed)).toThrow();
      expect(() => box.open(sealed.subarray(0, at))).toThrow();
    }
  });
});
