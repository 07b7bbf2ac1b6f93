import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  type?: string;
  example?: unknown;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  nullable?: boolean;
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: unknown;
}

type Body = { content?: Record<string, Media> } | undefined;

interface Operation {
  requestBody?: Body;
  responses?: Record<string, Body>;
}

/** Adds an example to every body of every operation, built from the examples of its fields. */
export function withExamples(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      const bodies = [operation.requestBody, ...Object.values(operation.responses ?? {})];
      for (const media of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
        if (media.schema && media.example === undefined && media.examples === undefined) {
          media.example = exampleOf(media.schema, schemas);
        }
      }
    }
  }
  return document;
}

function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  const parts = schema.allOf ?? (schema.anyOf ?? schema.oneOf)?.slice(0, 1);
  if (parts) return merged(parts.map((part) => exampleOf(part, schemas)));
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items, schemas)] : [];
  if (schema.properties) {
    const named = Object.entries(schema.properties)
      .map(([name, property]) => [name, exampleOf(property, schemas)] as const)
      // An optional field without an example may be one of two that exclude each other.
      .filter(([name, value]) => value !== null || schema.required?.includes(name) === true);
    return Object.fromEntries(named);
  }
  return schema.enum?.[0] ?? null;
}

function merged(parts: unknown[]): unknown {
  return parts.length === 1 ? parts[0] : Object.assign({}, ...parts);
}
