import { PlainError, messageOf } from '../system/terminal.mjs';

/**
 * @typedef {object} Schema  the parts of JSON Schema that this rig reads, with references resolved
 * @property {string | string[]} [type]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {number} [minItems]
 * @property {boolean | Schema} [additionalProperties]
 * @property {unknown[]} [enum]
 * @property {string} [format]
 * @property {string} [pattern]
 * @property {unknown} [example]
 * @property {number} [maxLength]
 * @property {number} [minimum]
 * @property {number} [maximum]
 */

/**
 * @typedef {object} Parameter
 * @property {string} name
 * @property {string} in  `path`, `query` or `header`
 * @property {boolean} required
 * @property {Schema} schema
 */

/**
 * @typedef {object} Operation
 * @property {string} id
 * @property {string} name  method and path, as in the report
 * @property {string} method  in capitals
 * @property {string} path
 * @property {string[]} doors  kinds of credential that it accepts; none for a public one
 * @property {string[]} scopes  the scopes that a key needs
 * @property {Parameter[]} parameters
 * @property {Schema | null} body  of the JSON body
 * @property {unknown} example  of the JSON body
 * @property {string[]} bodyTypes  media types of the body
 * @property {{type: string, text: string} | null} file  an example of a body that is a file itself
 */

/** @typedef {Record<string, unknown>} Raw */

const METHODS = new Set(['get', 'put', 'post', 'patch', 'delete', 'head', 'options']);
/** A recursive type is followed to this depth. */
const MAX_DEPTH = 12;

/**
 * @param {string} url
 * @param {string} path
 * @returns {Promise<Raw>}
 */
export async function readDocument(url, path) {
  try {
    const response = await fetch(new URL(path, url), { signal: AbortSignal.timeout(15_000) });
    if (!response.ok) throw new PlainError(`it was answered ${response.status}`);
    return asObject(JSON.parse(await response.text()));
  } catch (error) {
    throw new PlainError(`Could not read ${path} of ${url}: ${messageOf(causeOf(error))}.`);
  }
}

/** @param {unknown} error */
function causeOf(error) {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

/**
 * Every operation of an OpenAPI 3 document.
 * @param {Raw} document
 * @returns {Operation[]}
 */
export function operationsOf(document) {
  return Object.entries(asObject(document.paths)).flatMap(([path, item]) =>
    Object.entries(asObject(item))
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) =>
        readOperation(document, path, method.toUpperCase(), asObject(operation), asObject(item)),
      ),
  );
}

/**
 * @param {Raw} document
 * @param {string} path
 * @param {string} method
 * @param {Raw} raw
 * @param {Raw} item
 * @returns {Operation}
 */
function readOperation(document, path, method, raw, item) {
  const content = asObject(asObject(raw.requestBody).content);
  const json = asObject(content['application/json']);
  const security = asArray(raw.security ?? document.security).map(asObject);
  const scopes = security.flatMap((wanted) => Object.values(wanted).flatMap(asArray)).map(String);
  return {
    id: typeof raw.operationId === 'string' ? raw.operationId : `${method} ${path}`,
    name: `${method} ${path}`,
    method,
    path,
    doors: [...new Set(security.flatMap((wanted) => Object.keys(wanted)))],
    scopes: [...new Set(scopes)],
    parameters: [...asArray(item.parameters), ...asArray(raw.parameters)].map((each) =>
      readParameter(document, asObject(each)),
    ),
    body: json.schema === undefined ? null : inlined(document, json.schema),
    example: json.example ?? asObject(Object.values(asObject(json.examples))[0]).value,
    bodyTypes: Object.keys(content),
    file: readFile(content),
  };
}

/**
 * @param {Record<string, unknown>} content
 * @returns {{type: string, text: string} | null}
 */
function readFile(content) {
  const [type, media] = Object.entries(content).find(([each]) => each.startsWith('text/')) ?? [];
  const { example } = asObject(media);
  return type !== undefined && typeof example === 'string' ? { type, text: example } : null;
}

/**
 * @param {Raw} document
 * @param {Raw} raw
 * @returns {Parameter}
 */
function readParameter(document, raw) {
  return {
    name: String(raw.name),
    in: String(raw.in),
    required: raw.required === true,
    schema: { ...inlined(document, raw.schema ?? {}), ...(raw.example ? { example: raw.example } : {}) },
  };
}

/**
 * A schema without references and alternatives: of several it takes the first that is not null.
 * @param {Raw} document
 * @param {unknown} schema
 * @param {number} [depth]
 * @returns {Schema}
 */
function inlined(document, schema, depth = 0) {
  if (depth > MAX_DEPTH) return {};
  const raw = followed(document, asObject(schema));
  const { allOf, anyOf, oneOf, ...own } = raw;
  const choices = [...asArray(anyOf), ...asArray(oneOf)].map(asObject);
  const chosen = choices.find((choice) => choice.type !== 'null');
  const parts = [...asArray(allOf), ...(chosen ? [chosen] : [])].map((part) =>
    inlined(document, part, depth + 1),
  );
  return Object.assign({}, ...parts, withChildren(document, own, depth));
}

/**
 * @param {Raw} document
 * @param {Raw} own
 * @param {number} depth
 * @returns {Schema}
 */
function withChildren(document, own, depth) {
  const { properties, items, additionalProperties, ...rest } = own;
  /** @type {Schema} */
  const schema = { ...rest };
  if (properties !== undefined) {
    const entries = Object.entries(asObject(properties));
    schema.properties = Object.fromEntries(
      entries.map(([name, child]) => [name, inlined(document, child, depth + 1)]),
    );
  }
  if (items !== undefined) schema.items = inlined(document, items, depth + 1);
  if (typeof additionalProperties === 'boolean') schema.additionalProperties = additionalProperties;
  else if (additionalProperties !== undefined)
    schema.additionalProperties = inlined(document, additionalProperties, depth + 1);
  return schema;
}

/**
 * @param {Raw} document
 * @param {Raw} schema
 * @returns {Raw}
 */
function followed(document, schema) {
  if (typeof schema.$ref !== 'string') return schema;
  const { $ref, ...beside } = schema;
  /** @type {unknown} */
  let found = document;
  for (const part of $ref.replace(/^#\//, '').split('/')) found = asObject(found)[part];
  return { ...followed(document, asObject(found)), ...beside };
}

/**
 * The names of all properties in a document, which a server might accept by mistake.
 * @param {unknown} node
 * @param {Set<string>} [names]
 * @returns {Set<string>}
 */
export function propertyNames(node, names = new Set()) {
  if (Array.isArray(node)) for (const child of node) propertyNames(child, names);
  else if (typeof node === 'object' && node !== null) {
    for (const name of Object.keys(asObject(asObject(node).properties))) names.add(name);
    for (const child of Object.values(node)) propertyNames(child, names);
  }
  return names;
}

/**
 * The collections whose members a path names: `/v1/orders/{id}/notes/{noteId}` names one of `/v1/orders` and one of
 * `/v1/orders/{id}/notes`.
 * @param {string} path
 * @returns {{name: string, kind: string}[]}
 */
export function pathParameters(path) {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => ({
    name: match[1] ?? '',
    kind: path.slice(0, match.index).replace(/\/$/, ''),
  }));
}

/**
 * @param {unknown} value
 * @returns {Raw}
 */
export function asObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? /** @type {Raw} */ (value)
    : {};
}

/**
 * @param {unknown} value
 * @returns {string} empty when it is no text
 */
export function asText(value) {
  return typeof value === 'string' ? value : '';
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
export function asArray(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * A value of a required parameter: its example where not every text is taken, else a word that the products have.
 * @param {Parameter} parameter
 * @returns {string} `name=value`
 */
export function queryPart({ name, schema }) {
  const { pattern, example } = /** @type {{pattern?: string, example?: string}} */ (schema);
  return `${name}=${pattern === undefined || example === undefined ? 'mug' : example}`;
}
