import type { StoredVector } from '../../../platform/weaviate/tenant-vectors.js';
import { MOST_PASSAGES } from '../../../language/passages/passages.js';
import type { Part } from '../../search/parts.js';
import { vectorOf } from '../../../platform/embeddings/vector-bytes.js';
import { centred } from './centred.js';

/** The vector of one passage, as seen from the origin. */
export interface PartVector {
  part: number;
  vector: Float32Array;
}

/** Those of a row's passages that have one. @param vectors in the order of the passages */
export function centredParts(vectors: readonly (Buffer | null)[] | null, origin: Float32Array): PartVector[] {
  return (vectors ?? []).flatMap((bytes, part) =>
    bytes && bytes.length > 0 ? [{ part, vector: centred(vectorOf(bytes), origin) }] : [],
  );
}

/** As an engine stores them, each with an id of its own. */
export function storedParts(
  { id, vectors }: { id: string; vectors: readonly (Buffer | null)[] | null },
  origin: Float32Array,
): StoredVector[] {
  return centredParts(vectors, origin).map(({ part, vector }) => ({ id: idOfPart({ id, part }), vector }));
}

/** Places of the version and the variant in a UUID: in those of version 7 they say nothing. */
const VERSION_AT = 14;
const VARIANT_AT = 19;
const LOW_BITS = 4;
const VERSION = 7;
const VARIANT = 2;

/**
 * The id of a passage in an engine that takes UUIDs alone: the row's own, with the number of the passage added, without a
 * carry, to version and variant (six bits). So the first passage has the row's id, and the row is known from the id.
 * @param part `id` a UUID of version 7
 */
export function idOfPart({ id, part }: Part): string {
  return shifted(id, part & 0xf, part >> LOW_BITS);
}

/** The row and the passage of an id by `idOfPart`. */
export function partOfId(id: string): Part {
  const low = digitAt(id, VERSION_AT) ^ VERSION;
  const high = (digitAt(id, VARIANT_AT) >> 2) ^ VARIANT;
  return { id: shifted(id, low, high), part: (high << LOW_BITS) | low };
}

/** The ids of all passages that a row can have. */
export function idsOfParts(id: string): string[] {
  return Array.from({ length: MOST_PASSAGES }, (_, part) => idOfPart({ id, part }));
}

function shifted(id: string, low: number, high: number): string {
  const digits = [...id];
  digits[VERSION_AT] = (digitAt(id, VERSION_AT) ^ low).toString(16);
  digits[VARIANT_AT] = (digitAt(id, VARIANT_AT) ^ (high << 2)).toString(16);
  return digits.join('');
}

function digitAt(id: string, at: number): number {
  return Number.parseInt(id[at] ?? '0', 16);
}
