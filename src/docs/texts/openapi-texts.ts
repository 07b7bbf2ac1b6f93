import type { OpenAPIObject } from '@nestjs/swagger';
import { FIELD_TEXTS } from './field-texts.js';
import { OBJECT_NAMES, PARAMETER_TEXTS, STATUS_TEXTS } from './parameter-texts.js';
import { SCHEMA_TEXTS } from './schema-texts.js';

interface Schema {
  description?: string;
  nullable?: boolean;
  type?: string | string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Operation {
  parameters?: { in: string; name: string; description?: string }[];
  responses?: Record<string, { description?: string }>;
}

/**
 * Describes every parameter, field and answer that its decorator does not describe, by its name. What has no text stays as
 * it is; the document's spec names it.
 */
export function withTexts(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [name, schema] of Object.entries(schemas)) describeFields(schema, name);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations as unknown as Record<string, Operation>)) {
      describeOperation(operation, path);
    }
  }
  return document;
}

function describeFields(schema: Schema, name: string): void {
  for (const [field, inner] of Object.entries(schema.properties ?? {})) {
    const text = fieldText(name, field);
    if (!inner.description && text !== undefined)
      inner.description = isNullable(inner) ? text : neverNull(text);
    describeFields(inner, `${name}.${field}`);
    if (inner.items) describeFields(inner.items, `${name}.${field}`);
  }
}

function fieldText(schema: string, field: string): string | undefined {
  const own = SCHEMA_TEXTS.find(({ schemas, fields }) => schemas.includes(schema) && field in fields);
  return own?.fields[field] ?? FIELD_TEXTS[field];
}

/** Without what null means: `When it was sent; null when it was not.` */
function neverNull(text: string): string {
  return text.replace(/; null .*$/, '.');
}

function isNullable({ nullable, type, oneOf = [], anyOf = [], allOf = [] }: Schema): boolean {
  return (
    nullable === true || [type].flat().includes('null') || [...oneOf, ...anyOf, ...allOf].some(isNullable)
  );
}

function describeOperation({ parameters = [], responses = {} }: Operation, path: string): void {
  for (const parameter of parameters) {
    const text = parameter.name === 'id' ? idText(path) : PARAMETER_TEXTS[parameter.name];
    if (!parameter.description && text !== undefined) parameter.description = text;
  }
  for (const [status, response] of Object.entries(responses)) {
    const text = STATUS_TEXTS[status];
    if (!response.description && text !== undefined) response.description = text;
  }
}

/** By the part of the path before it: `/v1/products/{id}` has the id of a product. */
function idText(path: string): string {
  const parts = path.split('/');
  const collection = parts[parts.indexOf('{id}') - 1] ?? '';
  const name = OBJECT_NAMES[collection] ?? collection.replaceAll('-', ' ').replace(/s$/, '');
  return `The id of the ${name}.`;
}
