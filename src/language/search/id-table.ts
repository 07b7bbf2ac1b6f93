import { randomFillSync } from 'node:crypto';

const LEAST = 64;
const LONGEST = 128;

/** Random seeds per process, so that nobody can choose texts that collide. */
const FACTORS = randomFillSync(new Uint32Array(LONGEST));

/** 32 bits, the high ones best mixed (multilinear hashing). */
export function hashOf(text: string): number {
  let hash = Math.imul(text.length, FACTORS[LONGEST - 1] ?? 1);
  for (let at = 0; at < text.length; at += 1)
    hash += Math.imul(FACTORS[at % LONGEST] ?? 1, text.charCodeAt(at) + 1);
  return mixed(hash);
}

/** Hash of an integer up to 2⁵³, as `hashOf`. */
export function hashOfNumber(number: number): number {
  const low = number >>> 0;
  const high = (number - low) / 2 ** 32;
  const hash =
    Math.imul(FACTORS[0] ?? 1, high + 1) +
    Math.imul(FACTORS[1] ?? 1, (low >>> 16) + 1) +
    Math.imul(FACTORS[2] ?? 1, (low & 0xffff) + 1);
  return mixed(hash);
}

/** Spreads consecutive numbers (the finalizer of MurmurHash3). */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const more = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (more ^ (more >>> 16)) >>> 0;
}

/**
 * Open-addressing hash table from a key's hash to its id, in six to twelve bytes per key (a `Map` takes 30 to 60 and
 * the key). The owner of the table stores the keys.
 */
export class IdTable {
  /** Each slot: id + 1, or 0 when free. */
  private places = new Uint32Array(LEAST);
  private count = 0;

  /** @param hashOfId hash of the key that has the id */
  constructor(private readonly hashOfId: (id: number) => number) {}

  get size(): number {
    return this.count;
  }

  find(hash: number, isSought: (id: number) => boolean): number | undefined {
    for (let place = this.first(hash); ; place = this.next(place)) {
      const id = (this.places[place] ?? 0) - 1;
      if (id < 0) return undefined;
      if (isSought(id)) return id;
    }
  }

  /** The key must not be in the table. */
  add(id: number): void {
    this.count += 1;
    if (this.count * 4 > this.places.length * 3) this.resize(this.places.length * 2);
    this.place(id);
  }

  /** The key must be in the table. */
  remove(id: number): void {
    let hole = this.first(this.hashOfId(id));
    while (this.places[hole] !== id + 1) hole = this.next(hole);
    this.places[hole] = 0;
    this.count -= 1;
    // The following entries may have been displaced by it: reinsert them, or a search would stop at the gap.
    for (let place = this.next(hole); this.places[place]; place = this.next(place)) {
      const displaced = (this.places[place] ?? 0) - 1;
      this.places[place] = 0;
      this.place(displaced);
    }
  }

  private place(id: number): void {
    let place = this.first(this.hashOfId(id));
    while (this.places[place]) place = this.next(place);
    this.places[place] = id + 1;
  }

  private resize(size: number): void {
    const old = this.places;
    this.places = new Uint32Array(size);
    for (const each of old) if (each > 0) this.place(each - 1);
  }

  private first(hash: number): number {
    return hash >>> (Math.clz32(this.places.length) + 1);
  }

  private next(place: number): number {
    return (place + 1) & (this.places.length - 1);
  }
}
