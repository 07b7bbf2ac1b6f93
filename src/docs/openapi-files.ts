import type { OpenAPIObject } from '@nestjs/swagger';
import { FILE_DESCRIPTION, type FileDescription } from '../platform/http/body/multipart-body.js';
import { STREAM_DESCRIPTION, type StreamDescription } from '../platform/http/body/streamed-file.js';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
}

interface Operation {
  [FILE_DESCRIPTION]?: FileDescription;
  [STREAM_DESCRIPTION]?: StreamDescription;
  requestBody?: { content?: Record<string, { schema?: Schema; example?: unknown; encoding?: unknown }> };
}

const MULTIPART = 'multipart/form-data';

/** Describes the body with a file of every operation that takes one. */
export function withFiles(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      describeStream(operation, schemas);
      const file = operation[FILE_DESCRIPTION];
      Reflect.deleteProperty(operation, FILE_DESCRIPTION);
      const media = operation.requestBody?.content?.[MULTIPART];
      if (!file || !media) continue;
      const fields = schemas[media.schema?.$ref?.split('/').at(-1) ?? '']?.properties ?? {};
      Object.assign(media, describe(file, fields));
    }
  }
  return document;
}

/** The body is the file itself, or a form with the fields that may stand in the query as well. */
function describeStream(operation: Operation, schemas: Record<string, Schema>): void {
  const stream = operation[STREAM_DESCRIPTION];
  Reflect.deleteProperty(operation, STREAM_DESCRIPTION);
  const content = operation.requestBody?.content;
  if (!stream || !content) return;
  const { mostBytes: maxLength, description, example } = stream;
  const fields = schemas[content[MULTIPART]?.schema?.$ref?.split('/').at(-1) ?? '']?.properties ?? {};
  const file = { type: 'string', format: 'binary', maxLength, description };
  for (const [type, media] of Object.entries(content)) {
    const isForm = type === MULTIPART;
    const form = {
      type: 'object',
      properties: { ...fields, file },
      required: ['file'],
      additionalProperties: false,
    };
    const schema = isForm ? form : { type: 'string', maxLength, description };
    Object.assign(media, {
      schema,
      example: isForm ? { kind: 'products', file: 'products.csv' } : exampleFor(type, example),
    });
  }
}

function exampleFor(type: string, csv: string): string {
  if (type.endsWith('ndjson') || type.endsWith('jsonl'))
    return '{"sku":"CC-MUG-01","name":"Speckled stoneware mug","price":"22.00","stock":34}\n';
  return type.startsWith('text/tab') ? csv.replaceAll(',', '\t') : csv;
}

function describe(file: FileDescription, fields: Record<string, Schema>) {
  const { mostBytes, types, description, example } = file;
  const own = file.fields.map((name) => [name, { ...fields[name], example: example[name] }] as const);
  const part = {
    type: 'string',
    format: 'binary',
    contentMediaType: 'application/octet-stream',
    maxLength: mostBytes,
    description,
  };
  return {
    schema: {
      type: 'object',
      properties: { ...Object.fromEntries(own), file: part },
      required: [...file.fields, 'file'],
      additionalProperties: false,
    },
    encoding: { file: { contentType: types.join(', ') } },
    examples: {
      file: { summary: 'A file, here by its name', value: { ...example, file: 'handbook.md' } },
    },
  };
}
