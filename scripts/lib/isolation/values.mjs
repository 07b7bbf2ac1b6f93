import { asArray, asObject, asText } from './documents.mjs';
import { isUuid } from './markers.mjs';

/** @typedef {import('./documents.mjs').Schema} Schema */
/** @typedef {import('./markers.mjs').Marker} Marker */

/**
 * How often a field was refused, which tells the kind of value it needs: at 0 a marker, at 1 another marker, because two
 * random words can be forms of one by chance, at 2 the example, at 3 none. By JSON Pointer without list indexes.
 * @typedef {Map<string, number>} Tameness
 */

/**
 * @typedef {object} Source  provides values
 * @property {Marker} marker
 * @property {Tameness} tame
 * @property {(name: string) => string | undefined} idFor  an id of the same tenant for a field such as `memberId`
 * @property {string | null} [origin]  of the tenant's pages: settings keep it, or its widget would be locked out
 * @property {boolean} [bare]  required fields only
 */

const EXAMPLE = 2;
const LEFT_OUT = 3;
const ROWS = 2;
const DAY_MS = 86_400_000;
let days = 0;

/**
 * A body that fills every field, each free text with a token of its own.
 * @param {Schema} schema
 * @param {Source} source
 * @param {string} [pointer]
 * @param {string} [name]
 * @returns {unknown}
 */
export function valueOf(schema, source, pointer = '', name = '') {
  const kind = schemaType(schema);
  if (kind === 'object') return objectOf(schema, source, pointer);
  const tame = source.tame.get(pointer) ?? 0;
  if (tame >= EXAMPLE && schema.example !== undefined) return schema.example;
  if (kind === 'array') return listOf(schema, source, pointer, name);
  if (kind === 'string') return textOf(schema, source, name);
  if (kind === 'integer' || kind === 'number') return numberOf(schema, source);
  if (kind === 'boolean') return schema.example ?? true;
  return schema.example ?? null;
}

/**
 * The JSON type of values for a schema; that of its example takes precedence.
 * @param {Schema} schema
 */
export function schemaType(schema) {
  if (schema.properties) return 'object';
  const { example } = schema;
  if (typeof example === 'string') return 'string';
  const type = asArray(schema.type).find((each) => each !== 'null') ?? schema.type;
  if (type === undefined && schema.enum) return 'string';
  return typeof type === 'string' ? type : 'null';
}

/**
 * @param {Schema} schema
 * @param {Source} source
 * @param {string} pointer
 * @returns {unknown}
 */
function objectOf(schema, source, pointer) {
  if (!schema.properties) return mapOf(schema, source, pointer);
  const required = new Set(schema.required ?? []);
  const wanted = Object.entries(schema.properties).filter(([name]) => {
    if (required.has(name)) return true;
    return source.bare !== true && (source.tame.get(`${pointer}/${name}`) ?? 0) < LEFT_OUT;
  });
  return Object.fromEntries(
    wanted.map(([name, child]) => [name, valueOf(child, source, `${pointer}/${name}`, name)]),
  );
}

/**
 * @param {Schema} schema
 * @param {Source} source
 * @param {string} pointer
 * @returns {unknown}
 */
function mapOf(schema, source, pointer) {
  if ((source.tame.get(pointer) ?? 0) >= EXAMPLE) return schema.example ?? {};
  if (typeof schema.additionalProperties !== 'object') return schema.example ?? {};
  return { [source.marker.token()]: valueOf(schema.additionalProperties, source, `${pointer}/*`) };
}

/**
 * @param {Schema} schema
 * @param {Source} source
 * @param {string} pointer
 * @param {string} name
 * @returns {unknown[]}
 */
function listOf(schema, source, pointer, name) {
  const { items } = schema;
  if (!items) return asArray(schema.example);
  const [first] = asArray(schema.example);
  const item = items.example === undefined && first !== undefined ? { ...items, example: first } : items;
  const rows = pointer.split('/').length === 2 && schemaType(items) === 'object' ? ROWS : 1;
  return Array.from({ length: Math.max(rows, schema.minItems ?? 0) }, () =>
    valueOf(item, source, pointer, name.replace(/s$/, '')),
  );
}

/**
 * @param {Schema} schema
 * @param {Source} source
 * @param {string} name
 * @returns {unknown}
 */
function textOf(schema, source, name) {
  if (schema.enum) return schema.enum.includes(schema.example) ? schema.example : schema.enum[0];
  if (schema.format === 'date') return new Date(Date.now() + ++days * DAY_MS).toISOString().slice(0, 10);
  if (schema.format === 'date-time') return schema.example ?? new Date().toISOString();
  if (namesId(schema, name)) return source.idFor(name) ?? schema.example;
  const text = markedText(schema, source).slice(0, schema.maxLength ?? Infinity);
  return schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text) ? text : schema.example;
}

/**
 * A text in the example's format that contains a token.
 * @param {Schema} schema
 * @param {Source} source
 */
function markedText({ example }, { marker, origin }) {
  const token = marker.token();
  if (typeof example !== 'string') return token;
  if (/^[^\s@]+@[^\s@]+$/.test(example)) return `${token}@example.com`;
  if (/^https?:\/\/[^\s/]+$/.test(example)) return origin ?? `https://${token}.example`;
  if (/^https?:\/\//.test(example)) return `https://${token}.example/${token}`;
  if (/^\d+\.\d+$/.test(example)) return `${marker.number}.${'0'.repeat(example.split('.')[1]?.length ?? 0)}`;
  return /\s/.test(example) ? `${token} ${example}` : token;
}

/**
 * @param {Schema} schema
 * @param {Source} source
 */
function numberOf(schema, { marker }) {
  return schema.maximum === undefined ? marker.number : (schema.example ?? schema.maximum);
}

/**
 * @param {Schema} schema
 * @param {string} name
 */
export function namesId(schema, name) {
  if (['externalId', 'clientId'].includes(name)) return false;
  return schema.format === 'uuid' || isUuid(schema.example) || /[a-z]Ids?$/.test(name);
}

/**
 * Learns from a refusal which fields need more ordinary values.
 * @param {Tameness} tame
 * @param {unknown} answer  a problem, or the summary of a bulk write
 * @returns {boolean} false when it contains nothing new
 */
export function learnFrom(tame, answer) {
  const pointers = asArray(asObject(answer).errors).map((error) => asText(asObject(error).pointer));
  let learnt = false;
  for (const pointer of new Set(pointers.map(withoutIndexes))) {
    const level = tame.get(pointer) ?? 0;
    if (pointer === '' || level >= LEFT_OUT) continue;
    tame.set(pointer, level + 1);
    learnt = true;
  }
  return learnt;
}

/** @param {string} pointer */
function withoutIndexes(pointer) {
  return pointer.replace(/\/\d+(?=\/|$)/g, '');
}

/**
 * Every object that a body schema describes, with its path.
 * @param {Schema} schema
 * @param {(string | number)[]} [path]
 * @returns {{schema: Schema, path: (string | number)[]}[]}
 */
export function objectsIn(schema, path = []) {
  const own = schema.properties ? [{ schema, path }] : [];
  const children = Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    objectsIn(child, [...path, name]),
  );
  const items = schema.items ? objectsIn(schema.items, [...path, 0]) : [];
  return [...own, ...children, ...items];
}

/**
 * A copy of a body with one value inserted; unchanged when the path does not exist.
 * @param {unknown} body
 * @param {(string | number)[]} path
 * @param {(target: Record<string, unknown>) => void} change
 * @returns {unknown}
 */
export function changedAt(body, path, change) {
  const copy = structuredClone(body);
  /** @type {unknown} */
  let node = copy;
  for (const part of path) node = /** @type {Record<string | number, unknown>} */ (node ?? {})[part];
  if (typeof node !== 'object' || node === null) return undefined;
  change(/** @type {Record<string, unknown>} */ (node));
  return copy;
}
