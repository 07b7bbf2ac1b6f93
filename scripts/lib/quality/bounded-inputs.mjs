// Finds texts, lists and maps in the API documents' input that have no maximum size.

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string | string[]} [type]
 * @property {unknown[]} [enum]
 * @property {unknown} [const]
 * @property {string} [format]
 * @property {number} [maxLength]
 * @property {number} [maxItems]
 * @property {number} [maxProperties]
 * @property {Schema} [propertyNames]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {Schema | boolean} [additionalProperties]
 * @property {Schema[]} [oneOf]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [allOf]
 */

/**
 * @typedef {object} Operation
 * @property {{in: string, name: string, schema?: Schema}[]} [parameters]
 * @property {{content?: Record<string, {schema?: Schema}>}} [requestBody]
 */

/**
 * @typedef {object} Document
 * @property {Record<string, Record<string, Operation>>} paths
 * @property {{schemas?: Record<string, Schema>}} [components]
 */

/** Formats whose texts have a fixed length, or nearly. */
const BOUNDED_FORMATS = new Set(['uuid', 'date', 'date-time']);

/**
 * @param {Document} document  OpenAPI 3
 * @returns {string[]} one sentence for each unbounded text, list and map of a body or parameter
 */
export function unboundedInputs(document) {
  /** @type {Set<string>} */
  const found = new Set();
  const schemas = document.components?.schemas ?? {};
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { parameters = [], requestBody }] of Object.entries(operations)) {
      const name = `${method.toUpperCase()} ${path}`;
      for (const parameter of parameters)
        visit(parameter.schema ?? {}, `${name} ${parameter.in} ${parameter.name}`);
      for (const { schema } of Object.values(requestBody?.content ?? {})) visit(schema ?? {}, `${name} body`);
    }
  }
  return [...found];

  /**
   * @param {Schema} schema
   * @param {string} name
   * @param {string[]} [inside]  the named schemas around it, because a schema may contain itself
   */
  function visit(schema, name, inside = []) {
    const reference = schema.$ref?.split('/').at(-1);
    if (reference !== undefined) {
      const named = schemas[reference];
      if (named && !inside.includes(reference)) visit(named, reference, [...inside, reference]);
      return;
    }
    for (const fault of faultsOf(schema)) found.add(`${name} ${fault}`);
    for (const [part, suffix] of partsOf(schema)) visit(part, name + suffix, inside);
  }
}

/**
 * @param {Schema} schema
 * @returns {string[]}
 */
function faultsOf(schema) {
  const types = [schema.type ?? []].flat();
  const isAny = types.length === 0 && !schema.enum && !('const' in schema) && partsOf(schema).length === 0;
  return [
    isAny && 'may be anything: say its type',
    types.includes('string') && !isBoundedText(schema) && 'is a text without maxLength',
    types.includes('array') && schema.maxItems === undefined && 'is a list without maxItems',
    types.includes('object') &&
      !isBoundedObject(schema) &&
      'is a map without maxProperties and propertyNames',
  ].filter((fault) => fault !== false);
}

/** @param {Schema} schema */
function isBoundedText({ maxLength, enum: choices, format = '', ...rest }) {
  return maxLength !== undefined || choices !== undefined || 'const' in rest || BOUNDED_FORMATS.has(format);
}

/** @param {Schema} schema */
function isBoundedObject({ properties, additionalProperties, maxProperties, propertyNames }) {
  if (additionalProperties === false || (properties && additionalProperties === undefined)) return true;
  return maxProperties !== undefined && propertyNames?.maxLength !== undefined;
}

/**
 * @param {Schema} schema
 * @returns {[Schema, string][]}
 */
function partsOf({ items, properties = {}, additionalProperties, oneOf = [], anyOf = [], allOf = [] }) {
  /** @type {[Schema, string][]} */
  const parts = Object.entries(properties).map(([name, part]) => [part, `.${name}`]);
  if (items) parts.push([items, '[]']);
  if (typeof additionalProperties === 'object') parts.push([additionalProperties, '.*']);
  for (const part of [...oneOf, ...anyOf, ...allOf]) parts.push([part, '']);
  return parts;
}
