import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ValidationTypes } from 'class-validator';
import {
  boundsOf,
  numberOf,
  rulesOf,
  type DtoClass,
  type FieldBounds,
  type ValidationRule,
  type ValueBounds,
} from '../platform/http/validation/declared-bounds.js';
import { TEXT_FORMATS } from '../platform/http/validation/declared-formats.js';
import { requiredOf } from '../platform/http/validation/validation.js';
import { inputOf, rowClass, type OperationInput } from '../platform/http/body/operation-input.js';
import { handlersOf } from './handlers.js';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  [keyword: string]: unknown;
}

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string; schema: Schema }[];
}

/**
 * Writes the bounds of all input into the document, as the validation declares them: lengths, sizes, patterns, ranges
 * and which fields are needed. So the document cannot differ from what is enforced.
 * @throws naming the field whose hand-written keyword differs from its validation
 */
export function withBounds(app: INestApplication, document: OpenAPIObject): OpenAPIObject {
  const inputs = operationInputs(app);
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const described = new Set<DtoClass>();
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations as unknown as Record<string, Operation>)) {
      const { body, query } = inputs.get(operation.operationId) ?? {};
      if (body) describeClass(body, schemas, described);
      describeParameters(operation, query);
    }
  }
  return document;
}

function operationInputs(app: INestApplication): Map<string, OperationInput> {
  return new Map(handlersOf(app).map(({ id, controller, method }) => [id, inputOf(controller, method)]));
}

function describeClass(type: DtoClass, schemas: Record<string, Schema>, described: Set<DtoClass>): void {
  if (described.has(type)) return;
  described.add(type);
  const own = schemas[type.name];
  // The validation refuses unknown fields; answers may gain some.
  if (own) own.additionalProperties = false;
  describeRequired(own, type);
  const rules = rulesOf(type);
  for (const [field, bounds] of boundsOf(type)) {
    const schema = schemas[type.name]?.properties?.[field];
    if (schema) describeField(schema, bounds, rules.get(field) ?? [], `${type.name}.${field}`);
    if (schema && takesNull(field, rules.get(field) ?? [])) describeNull(schema);
    for (const nested of nestedIn(type, field, bounds)) describeClass(nested, schemas, described);
  }
}

/** By what the validation refuses to miss, for the decorators may inherit another truth. */
function describeRequired(schema: Schema | undefined, type: DtoClass): void {
  if (!schema) return;
  const required = requiredOf(type);
  if (required.length > 0) schema.required = required;
  else delete schema.required;
}

/** Whether the validation passes over a null there, as `@IsOptional` has it. */
function takesNull(field: string, rules: ValidationRule[]): boolean {
  return rules.some(({ type, constraints }) => {
    if (type !== ValidationTypes.CONDITIONAL_VALIDATION) return false;
    const [isValidated] = constraints as [(object: object, value: unknown) => boolean];
    return !isValidated({ [field]: null }, null);
  });
}

/** Only what is written as a type: a nullable reference is written by hand. */
function describeNull(schema: Schema): void {
  const types = [schema.type ?? []].flat();
  if (types.length === 0 || types.includes('null')) return;
  schema.type = [...types, 'null'];
  if (schema.enum) schema.enum = [...schema.enum, null];
}

function nestedIn(type: DtoClass, field: string, { nested, items }: FieldBounds): DtoClass[] {
  const rows = items === null ? rowClass(type, field) : undefined;
  return [nested, items?.nested, rows].filter((each) => each !== undefined);
}

/**
 * A path parameter is an object's id, unless it is described by hand; a text that is not a UUID is answered with 404.
 */
function describeParameters({ parameters = [] }: Operation, query: DtoClass | undefined): void {
  const bounds = query && boundsOf(query);
  const rules = query && rulesOf(query);
  for (const { in: place, name, schema } of parameters) {
    if (place === 'path' && schema.maxLength === undefined) setKeywords(schema, { format: 'uuid' }, name);
    const declared = place === 'query' ? bounds?.get(name) : undefined;
    if (declared) describeField(schema, declared, rules?.get(name) ?? [], `?${name}`);
  }
}

function describeField(schema: Schema, bounds: FieldBounds, rules: ValidationRule[], name: string): void {
  const { maxItems, items } = bounds;
  if (maxItems === undefined) {
    describeValue(schema, bounds, rules, name);
    return;
  }
  setKeywords(schema, { maxItems }, name);
  if (schema.items && items) {
    const each = rules.filter((rule) => rule.each);
    describeValue(schema.items, items, each, `${name}[]`);
  }
}

function describeValue(schema: Schema, bounds: ValueBounds, rules: ValidationRule[], name: string): void {
  const { map } = bounds;
  // A nullable field has two types.
  const types = [schema.type ?? []].flat();
  if (map && typeof schema.additionalProperties === 'object') {
    setKeywords(
      schema,
      { maxProperties: map.maxProperties, propertyNames: { maxLength: map.keyLength } },
      name,
    );
    setKeywords(schema.additionalProperties, { maxLength: map.maxLength }, `${name}.*`);
  } else if (types.includes('string') && !schema.enum) {
    setKeywords(schema, textKeywords(bounds, rules), name);
  } else if (types.includes('integer') || types.includes('number')) {
    if (rules.some((rule) => rule.name === 'isInt')) schema.type = withoutFractions(types);
    setKeywords(schema, { minimum: numberOf(rules, 'min', 0), maximum: numberOf(rules, 'max', 0) }, name);
  }
}

/** The decorators know numbers alone. */
function withoutFractions(types: string[]): string | string[] {
  const whole = types.map((type) => (type === 'number' ? 'integer' : type));
  return whole.length === 1 ? String(whole[0]) : whole;
}

function textKeywords({ maxLength }: ValueBounds, rules: ValidationRule[]): Partial<Schema> {
  const least = numberOf(rules, 'isLength', 0);
  const text = rules.map(({ name = '' }) => TEXT_FORMATS[name]).find((each) => each !== undefined);
  const pattern = (rules.find(({ name }) => name === 'matches')?.constraints as [RegExp] | undefined)?.[0];
  return {
    minLength: least === 0 ? undefined : least,
    maxLength,
    format: text?.format,
    pattern: pattern?.source ?? text?.pattern,
  };
}

/** @throws when the keyword is there already with another value */
function setKeywords(schema: Schema, keywords: Record<string, unknown>, name: string): void {
  for (const [keyword, value] of Object.entries(keywords)) {
    if (value === undefined) continue;
    const [written, validated] = [schema[keyword], value].map((each) => JSON.stringify(each));
    if (written !== undefined && written !== validated) {
      throw new Error(`${name}: its ${keyword} is documented as ${written} and validated as ${validated}.`);
    }
    schema[keyword] = value;
  }
}
