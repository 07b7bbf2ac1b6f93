import { schemaType } from '../isolation/values.mjs';

/** @typedef {import('../isolation/documents.mjs').Schema} Schema */
/** @typedef {(string | number)[]} Way */
/** @typedef {{way: Way, name: string, schema: Schema}} Place  a field of a body, with its path */

const PLACEHOLDER = '@@stall@@';
/** A field that is not in the document. */
const ANY_KEY = 'anything';

/**
 * Every field of a body, at every depth.
 * @param {Schema} schema
 * @param {Way} [way]
 * @param {string} [name]
 * @returns {Place[]}
 */
export function placesIn(schema, way = [], name = '') {
  const own = way.length === 0 ? [] : [{ way, name, schema }];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([field, child]) =>
    placesIn(child, [...way, field], field),
  );
  const items = schema.items ? placesIn(schema.items, [...way, 0], name) : [];
  const rest =
    typeof schema.additionalProperties === 'object'
      ? placesIn(schema.additionalProperties, [...way, ANY_KEY], name)
      : [];
  return [...own, ...fields, ...items, ...rest];
}

/** @param {Place} place */
export function pointerOf({ way }) {
  return `/${way.join('/')}`;
}

/** @param {Place} place */
export function isText({ schema }) {
  return schemaType(schema) === 'string' && !schema.enum;
}

/**
 * A field's name, format and example, to choose the patterns that fit it.
 * @param {{name: string, schema: Schema}} place
 */
export function hintsOf({ name, schema }) {
  const { example, format } = schema;
  return [name, format, typeof example === 'string' ? example : undefined].filter(
    (hint) => hint !== undefined,
  );
}

/**
 * A body as JSON with a raw piece of JSON at one place, of any size, valid or not.
 * @param {unknown} body  valid apart from that place
 * @param {Way} way
 * @param {string} raw
 */
export function jsonWith(body, way, raw) {
  const copy = structuredClone(body);
  const root = isContainer(copy) ? copy : /** @type {Record<string, unknown>} */ ({});
  /** @type {Record<string | number, unknown>} */
  let node = /** @type {Record<string | number, unknown>} */ (root);
  for (const [index, part] of way.entries()) {
    if (index === way.length - 1) node[part] = PLACEHOLDER;
    else {
      if (!isContainer(node[part])) node[part] = typeof way[index + 1] === 'number' ? [] : {};
      node = /** @type {Record<string | number, unknown>} */ (node[part]);
    }
  }
  // A function, because `$&` in the piece must not be replaced.
  return JSON.stringify(root).replace(JSON.stringify(PLACEHOLDER), () => raw);
}

/** @param {unknown} value */
function isContainer(value) {
  return typeof value === 'object' && value !== null;
}
