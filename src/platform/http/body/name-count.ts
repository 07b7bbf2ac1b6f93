import { randomBytes } from 'node:crypto';

/** Of a hash; with 2^17 places 15,000 names are counted as some 14,200. */
const HASH_BITS = 17;
/** Of this process, so that nobody can choose names that are all counted as one. */
const START = randomBytes(4).readInt32LE();
const FACTOR = randomBytes(4).readInt32LE() | 1;

/** About how many different texts there are: never more than it was given, a few less where hashes meet. */
export class NameCount {
  different = 0;
  private readonly seen = new Uint8Array(2 ** HASH_BITS);

  /** @param end Behind its last byte. */
  add(bytes: Uint8Array, start: number, end: number): void {
    let hash = START;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), FACTOR);
    // The low bits of a product depend on the low bits alone.
    const place = hash >>> (32 - HASH_BITS);
    if (this.seen[place] === 1) return;
    this.seen[place] = 1;
    this.different += 1;
  }
}
