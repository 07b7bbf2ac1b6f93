import { insert } from '../../language/search/best-first.js';
import { product } from './engine/centred.js';

/** A document near a question in meaning. */
export interface MeaningHit {
  id: string;
  /** Of centred vectors, -1..1. */
  cosine: number;
  /** How much greater the cosine is than that of the median document. */
  margin: number;
}

const VECTORS_AT_ONCE = 512;
const LEVELS = 127;
const BYTES_OF_DOCUMENT = 120;
/** Squared length of a vector that is the origin itself. */
const SHORTEST = 1e-6;

/**
 * Exact search by cosine in the vectors of one kind of documents. Vectors are kept as bytes with a scale, a quarter of
 * their size; all have one length, and those of another length are left out. They are compared as seen from an origin,
 * the mean of texts that every shop has: what all texts have in common says nothing of one of them.
 */
export class VectorIndex {
  private readonly ids: string[] = [];
  private readonly slots = new Map<string, number>();
  /** Ids of documents whose text cannot be embedded. */
  private readonly without = new Set<string>();
  private values = new Int8Array(0);
  /** By slot: what a byte of it is worth. */
  private scales = new Float32Array(0);
  private dimensions = 0;
  private origin = new Float32Array(0);

  /** Documents with a vector. */
  get size(): number {
    return this.ids.length;
  }

  /** Documents with a vector, and those that can have none. */
  get known(): number {
    return this.size + this.without.size;
  }

  /** Approximate heap use. */
  get bytes(): number {
    return this.values.byteLength + this.scales.byteLength + this.size * BYTES_OF_DOCUMENT;
  }

  /** @param origin null: vectors are compared as they are */
  setOrigin(origin: Float32Array | null): void {
    this.origin = new Float32Array(origin ?? []);
  }

  /**
   * Adds a unit vector, or replaces the one of its id; null removes it.
   * @param vector empty: the document can have none
   * @returns false when it has another length than the others
   */
  put(id: string, vector: Float32Array | null): boolean {
    this.remove(id);
    if (vector?.length === 0) this.without.add(id);
    if (!vector || vector.length === 0) return true;
    if (this.size === 0) this.reset(vector.length);
    if (vector.length !== this.dimensions) return false;
    const slot = this.size;
    this.reserve(slot + 1);
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / LEVELS;
    this.scales[slot] = scale;
    const from = slot * this.dimensions;
    for (const [at, value] of vector.entries()) this.values[from + at] = Math.round(value / (scale || 1));
    this.ids.push(id);
    this.slots.set(id, slot);
    return true;
  }

  /** The last one takes its place. */
  remove(id: string): void {
    this.without.delete(id);
    const slot = this.slots.get(id);
    const moved = this.ids.at(-1);
    if (slot === undefined || moved === undefined) return;
    const { dimensions } = this;
    const last = this.size - 1;
    this.values.copyWithin(slot * dimensions, last * dimensions, this.size * dimensions);
    this.scales[slot] = this.scales[last] ?? 0;
    this.ids[slot] = moved;
    this.slots.set(moved, slot);
    this.slots.delete(id);
    this.ids.pop();
  }

  /**
   * Best first; of equal ones the smaller id. In steps of about a millisecond; the index must not change between them.
   * @returns null when the question's vector has another length than the documents'
   */
  *searching(question: Float32Array, limit: number): Generator<void, MeaningHit[] | null> {
    if (this.size === 0) return [];
    if (question.length !== this.dimensions) return null;
    const cosines = yield* this.cosines(question);
    const median = cosines.toSorted()[cosines.length >> 1] ?? 0;
    yield;
    return this.best(cosines, limit).map((slot) => ({
      id: this.ids[slot] ?? '',
      cosine: cosines[slot] ?? 0,
      margin: (cosines[slot] ?? 0) - median,
    }));
  }

  private best(cosines: Float64Array, limit: number): number[] {
    const found: number[] = [];
    const isBefore = (a: number, b: number): boolean => {
      const difference = (cosines[a] ?? 0) - (cosines[b] ?? 0);
      return difference === 0 ? (this.ids[a] ?? '') < (this.ids[b] ?? '') : difference > 0;
    };
    for (let slot = 0; slot < cosines.length; slot += 1) insert(found, slot, limit, isBefore);
    return found;
  }

  /** Of the question with each document, both seen from the origin. */
  private *cosines(question: Float32Array): Generator<void, Float64Array> {
    const cosines = new Float64Array(this.size);
    const { dimensions, values, scales } = this;
    const origin = this.origin.length === dimensions ? this.origin : new Float32Array(dimensions);
    const asked = question.map((value, at) => value - (origin[at] ?? 0));
    const length = Math.sqrt(product(asked, asked)) || 1;
    const askedOfOrigin = product(asked, origin);
    const squared = product(origin, origin);
    for (let slot = 0; slot < cosines.length; slot += 1) {
      if (slot % VECTORS_AT_ONCE === VECTORS_AT_ONCE - 1) yield;
      const from = slot * dimensions;
      let ofAsked = 0;
      let ofOrigin = 0;
      for (let at = 0; at < dimensions; at += 1) {
        const value = values[from + at] ?? 0;
        ofAsked += value * (asked[at] ?? 0);
        ofOrigin += value * (origin[at] ?? 0);
      }
      const scale = scales[slot] ?? 0;
      const ownLength = Math.sqrt(Math.max(SHORTEST, 1 - 2 * ofOrigin * scale + squared));
      cosines[slot] = (ofAsked * scale - askedOfOrigin) / (length * ownLength);
    }
    return cosines;
  }

  private reset(dimensions: number): void {
    this.dimensions = dimensions;
    this.values = new Int8Array(0);
    this.scales = new Float32Array(0);
  }

  private reserve(count: number): void {
    if (count <= this.scales.length) return;
    const room = Math.max(16, count + (count >> 1));
    const values = new Int8Array(room * this.dimensions);
    values.set(this.values);
    const scales = new Float32Array(room);
    scales.set(this.scales);
    this.values = values;
    this.scales = scales;
  }
}
