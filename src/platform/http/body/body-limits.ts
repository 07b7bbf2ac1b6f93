import {
  boundsOf,
  type DtoClass,
  type FieldBounds,
  type ValueBounds,
} from '../validation/declared-bounds.js';
import { TEXT_MAP } from '../validation/declared-formats.js';
import { rowClass } from './operation-input.js';

/** Limits of one operation's body, checked before it is parsed. */
export interface BodyLimits {
  bytes: number;
  depth: number;
  /** Number of JSON values of any kind; lists and objects may count twice. */
  values: number;
  /** Elements of the longest list. */
  items: number;
}

export const MEGABYTE = 1_048_576;

/**
 * Limits for any body. Order rows with items need the most values; the largest real catalogues have a fifth of these.
 * Products with descriptions in HTML need the most bytes: 500 of 8 kB each.
 */
export const MAX_BODY: Readonly<BodyLimits> = {
  bytes: 4 * MEGABYTE,
  depth: 32,
  values: 120_000,
  items: 3000,
};

/**
 * Allowance for white space, unknown fields and values of a wrong shape, so that most mistakes still get an error that
 * names the field.
 */
const ALLOWANCE: Readonly<BodyLimits> = { bytes: 16_384, depth: 4, values: 1000, items: 1000 };

const NOTHING: Readonly<BodyLimits> = { bytes: 0, depth: 0, values: 0, items: 0 };

/** The most in JSON: a character outside the basic plane, written as two `\u` escapes. */
const BYTES_PER_CHARACTER = 12;
/** For a number, `true`, `false` or `null`, and the punctuation around a value. */
const BYTES_PER_VALUE = 32;

const known = new Map<DtoClass | undefined, BodyLimits>();

/** What the largest valid body needs, plus the allowance. @param type The body's class; undefined for no body. */
export function limitsOf(type: DtoClass | undefined): BodyLimits {
  let limits = known.get(type);
  if (!limits) known.set(type, (limits = withSlack(type ? sizeOf(type) : NOTHING)));
  return limits;
}

function withSlack({ bytes, depth, values, items }: BodyLimits): BodyLimits {
  return {
    bytes: Math.min(MAX_BODY.bytes, bytes + ALLOWANCE.bytes),
    depth: Math.min(MAX_BODY.depth, depth + ALLOWANCE.depth),
    values: Math.min(MAX_BODY.values, 2 * values + ALLOWANCE.values),
    // A list that is somewhat too long still gets an error that names its field.
    items: Math.min(MAX_BODY.items, 4 * items + ALLOWANCE.items),
  };
}

function sizeOf(type: DtoClass): BodyLimits {
  const fields = [...boundsOf(type)].map(([name, bounds]) => {
    const size = fieldSize(type, name, bounds);
    return { ...size, bytes: size.bytes + name.length };
  });
  return container(fields);
}

function fieldSize(type: DtoClass, name: string, bounds: FieldBounds): BodyLimits {
  const { maxItems, items } = bounds;
  if (maxItems === undefined) return valueSize(bounds);
  const item = items === null ? sizeOf(rowClass(type, name)) : valueSize(items ?? {});
  const all = container([{ ...item, bytes: maxItems * item.bytes, values: maxItems * item.values }]);
  return { ...all, items: Math.max(maxItems, item.items) };
}

function valueSize({ maxLength = 0, nested, map }: ValueBounds): BodyLimits {
  const text = { bytes: maxLength * BYTES_PER_CHARACTER + BYTES_PER_VALUE, depth: 0, values: 1, items: 0 };
  if (nested) return larger(text, sizeOf(nested));
  return map ? mapSize(map) : text;
}

function mapSize({ maxProperties, keyLength, maxLength }: typeof TEXT_MAP): BodyLimits {
  const bytes = (keyLength + maxLength) * BYTES_PER_CHARACTER + BYTES_PER_VALUE;
  return { bytes: maxProperties * bytes, depth: 1, values: 1 + maxProperties, items: 0 };
}

function container(parts: BodyLimits[]): BodyLimits {
  return {
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, BYTES_PER_VALUE),
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
    values: parts.reduce((sum, { values }) => sum + values, 1),
    items: Math.max(0, ...parts.map(({ items }) => items)),
  };
}

function larger(one: BodyLimits, other: BodyLimits): BodyLimits {
  return {
    bytes: Math.max(one.bytes, other.bytes),
    depth: Math.max(one.depth, other.depth),
    values: Math.max(one.values, other.values),
    items: Math.max(one.items, other.items),
  };
}
