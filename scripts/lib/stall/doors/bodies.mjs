import { asObject } from '../../isolation/documents.mjs';
import { credentialFor, operationsWithBody, ownPath } from '../access.mjs';
import { hintsOf, isText, jsonWith, placesIn, pointerOf } from '../places.mjs';
import { send } from '../send.mjs';
import { PATTERNS } from '../texts.mjs';
import { BODIES, MEGABYTE, wideObject } from './strangers.mjs';

/** @typedef {import('../../isolation/documents.mjs').Operation} Operation */
/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../measure.mjs').Input} Input */
/** @typedef {import('../places.mjs').Place} Place */
/** @typedef {import('../stage.mjs').Stage} Stage */

const KB = 1000;
const LONG = 900 * KB;
/** Sizes of a pattern that fits the field's format; other patterns are tried in the first size only. */
const SIZES = [120 * KB, 240 * KB, 990 * KB];
const ROOM_FOR_THE_REST = 20 * KB;

/**
 * Every field of every body, with the credential that the operation needs.
 * @param {Stage} stage
 * @returns {Door[]}
 */
export function bodies(stage) {
  return operationsWithBody(stage).flatMap((operation) => {
    const places = placesIn(operation.body ?? {});
    const whole = BODIES.map(([name, make]) => input(stage, operation, name, make));
    const texts = places.filter(isText).flatMap((place) => textsAt(stage, operation, place));
    const shapes = places.flatMap((place) => shapesAt(stage, operation, place));
    return [
      { name: `${operation.name}: texts`, inputs: texts },
      { name: `${operation.name}: shapes`, inputs: [...shapes, ...whole] },
    ].filter(({ inputs }) => inputs.length > 0);
  });
}

/**
 * @param {Stage} stage
 * @param {Operation} operation
 * @param {Place} place
 * @returns {Input[]}
 */
function textsAt(stage, operation, place) {
  const at = (/** @type {string} */ name, /** @type {() => string} */ make) =>
    input(stage, operation, `${pointerOf(place)} ${name}`, () =>
      jsonWith(bodyOf(stage, operation), place.way, JSON.stringify(make())),
    );
  const hints = hintsOf(place);
  const patterns = PATTERNS.flatMap(({ name, fits, make }) => {
    const sizes = hints.some((hint) => fits.test(hint)) ? SIZES : SIZES.slice(0, 1);
    return sizes.map((size) => at(`${name} of ${size / KB} KB`, () => make(size)));
  });
  return [at(`${LONG / KB} KB`, () => 'a'.repeat(LONG)), ...patterns];
}

/**
 * Lists, nesting and wide objects, also where the document has another type.
 * @param {Stage} stage
 * @param {Operation} operation
 * @param {Place} place
 * @returns {Input[]}
 */
function shapesAt(stage, operation, place) {
  const at = (/** @type {string} */ name, /** @type {() => string} */ make) =>
    input(stage, operation, `${pointerOf(place)} ${name}`, () =>
      jsonWith(bodyOf(stage, operation), place.way, make()),
    );
  const size = MEGABYTE - ROOM_FOR_THE_REST;
  const shapes = [
    at('a list of {}', () => listOf('{}', size)),
    at('nested', () => `${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`),
  ];
  if (place.schema.items) {
    shapes.push(
      at('a list of 1', () => listOf('1', size)),
      at('a list of valid items', () => listOf(firstItem(bodyOf(stage, operation), place), size)),
    );
  }
  if (place.schema.additionalProperties) shapes.push(at('an object of 100,000 keys', wideObject));
  return shapes;
}

/**
 * @param {string} item
 * @param {number} size
 */
function listOf(item, size) {
  const count = Math.max(1, Math.floor(size / (item.length + 1)));
  return `[${`${item},`.repeat(count - 1)}${item}]`;
}

/**
 * @param {unknown} body
 * @param {Place} place
 */
function firstItem(body, { way, schema }) {
  /** @type {unknown} */
  let node = body;
  for (const part of [...way, 0]) node = /** @type {Record<string | number, unknown>} */ (node ?? {})[part];
  return JSON.stringify(node ?? schema.items?.example ?? 'a');
}

/**
 * A body that the operation accepts.
 * @param {Stage} stage
 * @param {Operation} operation
 */
function bodyOf({ world }, operation) {
  return asObject(world.a.bodies.get(operation.id) ?? world.bodyFor(operation, world.a));
}

/**
 * @param {Stage} stage
 * @param {Operation} operation
 * @param {string} name
 * @param {() => string} make
 * @returns {Input}
 */
function input(stage, operation, name, make) {
  return {
    name,
    send: async () => {
      const request = {
        method: operation.method,
        path: ownPath(stage, operation),
        raw: make(),
        headers: { prefer: 'wait=5' },
      };
      return [(await send(stage.url, credentialFor(stage, operation), request)).status];
    },
  };
}
