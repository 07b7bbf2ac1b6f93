import { randomBytes } from 'node:crypto';

/** Size of a hash; with 2^17 places 15,000 names are counted as some 14,200. */
const HASH_BITS = 17;
/** Random for each process, so that nobody can choose names whose hashes are all equal. */
const START = randomBytes(4).readInt32LE();
const FACTOR = randomBytes(4).readInt32LE() | 1;

/** Estimates how many different texts there are: never too many, a few too few where hashes collide. */
export class NameCount {
  different = 0;
  private readonly seen = new Uint8Array(2 ** HASH_BITS);

  /** @param end Index after its last byte. */
  add(bytes: Uint8Array, start: number, end: number): void {
    let hash = START;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), FACTOR);
    // The high bits: the low bits of a product depend only on the low bits of its factors.
    const place = hash >>> (32 - HASH_BITS);
    if (this.seen[place] === 1) return;
    this.seen[place] = 1;
    this.different += 1;
  }
}
