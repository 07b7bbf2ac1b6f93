const LEAST = 64;
const NARROW_LIMIT = 0xffff;

/** Capacity of a list with so many numbers: a power of two, so that a growing list is rarely copied. */
function placesFor(length: number): number {
  return length === 0 ? 0 : 2 ** (32 - Math.clz32(length - 1));
}

function grown(old: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(index + 1, Math.ceil(old.length * 1.5)));
  larger.set(old);
  return larger;
}

/**
 * Many short lists of numbers, 0 to 2³² − 1, in one block of memory (an array each would take 200 bytes). Two bytes per
 * number until one needs four. The order within a list is undefined.
 */
export class NumberLists {
  private block: Uint16Array | Uint32Array = new Uint16Array(LEAST);
  private starts = new Uint32Array(LEAST);
  private lengths = new Uint32Array(LEAST);
  /** End of the last list in the block. */
  private end = 0;
  /** Places before `end` that belong to a list. */
  private taken = 0;

  lengthOf(list: number): number {
    return this.lengths[list] ?? 0;
  }

  /** A view into the block, valid until the next change. */
  numbersOf(list: number): Uint16Array | Uint32Array {
    const start = this.starts[list] ?? 0;
    return this.block.subarray(start, start + this.lengthOf(list));
  }

  /** A list that was never written is empty. */
  push(list: number, value: number): void {
    if (value > NARROW_LIMIT && this.block instanceof Uint16Array) this.block = Uint32Array.from(this.block);
    if (list >= this.lengths.length) {
      this.starts = grown(this.starts, list);
      this.lengths = grown(this.lengths, list);
    }
    const length = this.lengthOf(list);
    if (length === placesFor(length)) this.move(list, length);
    this.block[(this.starts[list] ?? 0) + length] = value;
    this.lengths[list] = length + 1;
  }

  removeAt(list: number, position: number): void {
    const last = this.lengthOf(list) - 1;
    const start = this.starts[list] ?? 0;
    this.block[start + position] = this.block[start + last] ?? 0;
    this.shorten(list, last);
  }

  clear(list: number): void {
    this.shorten(list, 0);
  }

  /** Removes gaps; call it after a batch of changes. */
  compact(): void {
    if (this.block.length > this.taken * 1.25 + LEAST) this.rebuild(Math.ceil(this.taken * 1.125));
  }

  private shorten(list: number, length: number): void {
    this.taken -= placesFor(this.lengthOf(list)) - placesFor(length);
    this.lengths[list] = length;
  }

  /** Moves a list to where it has room for one more number. */
  private move(list: number, length: number): void {
    const places = placesFor(length + 1);
    if (this.end + places > this.block.length) this.rebuild(Math.ceil((this.taken + places) * 1.5));
    const start = this.starts[list] ?? 0;
    this.block.copyWithin(this.end, start, start + length);
    this.starts[list] = this.end;
    this.end += places;
    this.taken += places - placesFor(length);
  }

  /** Copies all lists into a block of this size, without gaps. */
  private rebuild(places: number): void {
    const { block: old, lengths, starts } = this;
    const size = Math.max(LEAST, places);
    const block = old instanceof Uint16Array ? new Uint16Array(size) : new Uint32Array(size);
    let end = 0;
    for (let list = 0; list < lengths.length; list += 1) {
      const [start, length] = [starts[list] ?? 0, lengths[list] ?? 0];
      starts[list] = end;
      for (let at = 0; at < length; at += 1) block[end + at] = old[start + at] ?? 0;
      end += placesFor(length);
    }
    this.block = block;
    this.end = end;
  }
}
