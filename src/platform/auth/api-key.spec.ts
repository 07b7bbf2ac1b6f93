import fc from 'fast-check';
import { hashKey, KEY_KINDS, keyHint, keyKind, mintKey, sameHash } from './api-key.js';

describe('an API key', () => {
  it.each(KEY_KINDS)('of kind %s is prefix, 256 random bits and checksum, and tells its kind', (kind) => {
    const key = mintKey(kind);
    expect(key).toMatch(new RegExp(`^fd_${kind}_[A-Za-z0-9_-]{49}$`));
    const random = key.slice(`fd_${kind}_`.length, -6);
    expect(Buffer.from(random, 'base64url')).toHaveLength(32);
    expect(keyKind(key)).toBe(kind);
  });

  it('is never made twice', () => {
    expect(new Set(Array.from({ length: 1000 }, () => mintKey('live'))).size).toBe(1000);
  });

  it('with any one character changed is invalid', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
    const key = mintKey('live');
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...alphabet), (at, character) => {
        fc.pre(key[at] !== character);
        expect(keyKind(key.slice(0, at) + character + key.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('with its prefix replaced by another kind’s is invalid', () => {
    const key = mintKey('live');
    expect(keyKind(key.replace('fd_live_', 'fd_admin_'))).toBeNull();
    expect(keyKind(key.replace('fd_live_', 'fd_test_'))).toBeNull();
  });

  it.each(['', 'fd_live_', 'fd_root_', ' ', 'fd_live_é', 'null'])('refuses "%s"', (text) => {
    expect(keyKind(text)).toBeNull();
    expect(keyKind(text + 'x'.repeat(49))).toBeNull();
  });

  it('with anything before or after it is invalid', () => {
    const key = mintKey('pub');
    for (const text of [` ${key}`, `${key} `, `${key}\n`, key.slice(1), key.slice(0, -1), key + key]) {
      expect(keyKind(text)).toBeNull();
    }
  });

  it('is stored as its SHA-256 and compared in full', () => {
    const hash = hashKey('abc');
    expect(hash.toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sameHash(hash, hashKey('abc'))).toBe(true);
    expect(sameHash(hash, hashKey('abd'))).toBe(false);
    expect(sameHash(hash, hash.subarray(0, 31))).toBe(false);
    expect(sameHash(Buffer.alloc(0), hash)).toBe(false);
  });

  it.each([
    ['fd_live_', 'AbCdEf'],
    ['fd_live_', '_bCdEf'],
    ['fd_pub_', 'A__dEf'],
    ['fd_admin_', '__CdEf'],
  ])(
    'is shown by its prefix %s and last four characters only, whatever its secret %s… begins with',
    (prefix, start) => {
      expect(keyHint(`${prefix}${start}${'x'.repeat(39)}wxyz`)).toBe(`${prefix}…wxyz`);
    },
  );
});
