import { randomFillSync } from 'node:crypto';

const LEAST = 64;
const LONGEST = 128;

/** Of this process alone, so that nobody can choose texts that all meet in one place. */
const FACTORS = randomFillSync(new Uint32Array(LONGEST));

/** 32 bits, of which the first are the best (multilinear hashing). */
export function hashOf(text: string): number {
  let hash = Math.imul(text.length, FACTORS[LONGEST - 1] ?? 1);
  for (let at = 0; at < text.length; at += 1)
    hash += Math.imul(FACTORS[at % LONGEST] ?? 1, text.charCodeAt(at) + 1);
  return mixed(hash);
}

/** Of a number up to 2⁵³, as `hashOf`. */
export function hashOfNumber(number: number): number {
  const low = number >>> 0;
  const high = (number - low) / 2 ** 32;
  const hash =
    Math.imul(FACTORS[0] ?? 1, high + 1) +
    Math.imul(FACTORS[1] ?? 1, (low >>> 16) + 1) +
    Math.imul(FACTORS[2] ?? 1, (low & 0xffff) + 1);
  return mixed(hash);
}

/** Numbers in a row would lie in a row (the finalizer of MurmurHash3). */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const more = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (more ^ (more >>> 16)) >>> 0;
}

/**
 * Finds the id of a key by the key's hash, in six to twelve bytes a key (a `Map` takes 30 to 60 beside the key).
 * Who has the table keeps the keys.
 */
export class IdTable {
  /** Each an id and one, or 0: free. */
  private places = new Uint32Array(LEAST);
  private count = 0;

  /** @param hashOfId of the key that an id stands for */
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

  /** Of a key that is not there. */
  add(id: number): void {
    this.count += 1;
    if (this.count * 4 > this.places.length * 3) this.resize(this.places.length * 2);
    this.place(id);
  }

  /** Of a key that is there. */
  remove(id: number): void {
    let hole = this.first(this.hashOfId(id));
    while (this.places[hole] !== id + 1) hole = this.next(hole);
    this.places[hole] = 0;
    this.count -= 1;
    // Those behind it were perhaps displaced by it: without them it could not be passed over.
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
