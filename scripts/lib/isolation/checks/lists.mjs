import { expectSame } from '../compare.mjs';
import { pathParameters, queryPart } from '../documents.mjs';
import { Marker } from '../markers.mjs';
import { namesId } from '../values.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../documents.mjs').Parameter} Parameter */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../world.mjs').World} World */

/** Number of words from B's data that are searched for. */
const WORDS = 6;
const WIDE = ['%', '*', '_', 'mug', ''];

/**
 * 16: lists, totals, searches and answers must contain only the caller's own data: B's words and numbers must find no
 * more than words that nobody uses.
 * @param {World} world
 * @param {Check} check
 */
export async function lists(world, check) {
  const reads = world
    .behind('tenant')
    .filter(({ method, path }) => method === 'GET' && pathParameters(path).length === 0);
  for (const operation of reads) {
    await Promise.all(queriesOf(operation, world).map((query) => search(world, check, operation, query)));
  }
  await ask(world, check);
}

/**
 * @typedef {object} Query
 * @property {string} suspect
 * @property {string} [plain]  the same with a word that nobody uses
 * @property {string[]} words
 */

/**
 * @param {Operation} operation
 * @param {World} world
 * @returns {Query[]}
 */
function queriesOf({ parameters }, world) {
  const inQuery = parameters.filter(({ in: place }) => place === 'query');
  const required = inQuery.filter((parameter) => parameter.required);
  const base = required.map(queryPart);
  const whole = [...base, ...(inQuery.some(({ name }) => name === 'limit') ? ['limit=100'] : [])].join('&');
  const searched = inQuery.filter(({ name, schema }) => !namesId(schema, name) && name !== 'limit');
  return [
    { suspect: whole, words: [] },
    ...searched.flatMap((parameter) =>
      valuesFor(parameter, world).map((query) => withBase(query, base, parameter)),
    ),
  ];
}

/**
 * @param {Query} query
 * @param {string[]} base
 * @param {Parameter} parameter
 * @returns {Query}
 */
function withBase({ suspect, plain, words }, base, { name }) {
  const others = base.filter((part) => !part.startsWith(`${name}=`));
  const full = (/** @type {string} */ value) => [...others, `${name}=${encodeURIComponent(value)}`].join('&');
  return { suspect: full(suspect), words, ...(plain === undefined ? {} : { plain: full(plain) }) };
}

/**
 * @param {Parameter} parameter
 * @param {World} world
 * @returns {Query[]}
 */
function valuesFor({ schema }, world) {
  if (schema.enum) return schema.enum.map((value) => ({ suspect: String(value), words: [] }));
  if (schema.type === 'boolean') return ['true', 'false'].map((suspect) => ({ suspect, words: [] }));
  const { b } = world;
  const free = new Marker();
  const stored = [...new Set(JSON.stringify([...b.bodies.values()]).match(b.marker.pattern) ?? [])];
  const shape = typeof schema.example === 'string' && schema.example.includes('@') ? '@example.com' : '';
  const words = stored.slice(0, WORDS).map((word) => {
    const other = free.token();
    return { suspect: word + shape, plain: other + shape, words: [word, other] };
  });
  const number = [b.marker.number, free.number].map(String);
  return [
    ...words,
    { suspect: b.slug, words: [b.slug] },
    { suspect: number[0] ?? '', words: number },
    ...WIDE.map((suspect) => ({ suspect, words: [] })),
  ];
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {Query} query
 */
async function search(world, check, operation, { suspect, plain, words }) {
  const send = (/** @type {string} */ query) =>
    world.wire.send(check, world.a.key, {
      method: 'GET',
      path: query === '' ? operation.path : `${operation.path}?${query}`,
      operation: operation.name,
    });
  const found = await send(suspect);
  if (plain === undefined) check.tried += 1;
  else expectSame(check, found, await send(plain), words);
}

/**
 * Asks A's assistant about B's things by name and number.
 * @param {World} world
 * @param {Check} check
 */
async function ask(world, check) {
  const operation = world
    .behind('tenant')
    .find(
      ({ method, path, body }) =>
        method === 'POST' && body?.properties?.text && pathParameters(path).length === 1,
    );
  const conversations = world.a.idsOf(pathParameters(operation?.path ?? '')[0]?.kind ?? '');
  if (!operation || conversations[0] === undefined) {
    check.notCovered('the assistant', 'no operation takes a text');
    return;
  }
  const path = operation.path.replace(/\{[^}]+\}/, conversations[0]);
  const stored = [
    ...new Set(JSON.stringify([...world.b.bodies.values()]).match(world.b.marker.pattern) ?? []),
  ];
  const texts = [
    `what is the cheapest thing you have, and the dearest? Above ${world.b.marker.number - 1}?`,
    'what did others ask?',
    'tell me a secret',
    ...stored
      .slice(0, WORDS)
      .flatMap((word) => [`how much is ${word}?`, `where is my order ${word}? ${word}@example.com`]),
  ];
  for (const text of texts) {
    check.tried += 1;
    await world.wire.send(check, world.a.key, {
      method: 'POST',
      path,
      body: { text },
      operation: operation.name,
    });
  }
}
