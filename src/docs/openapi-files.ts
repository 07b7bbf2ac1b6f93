import type { OpenAPIObject } from '@nestjs/swagger';
import { FILE_DESCRIPTION, type FileDescription } from '../platform/http/body/multipart-body.js';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
}

interface Operation {
  [FILE_DESCRIPTION]?: FileDescription;
  requestBody?: { content?: Record<string, { schema?: Schema; example?: unknown; encoding?: unknown }> };
}

const MULTIPART = 'multipart/form-data';

/** Describes the body with a file of every operation that takes one. */
export function withFiles(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations as Record<string, Operation>)) {
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
      file: { summary: 'A file, here by its name', value: { ...example, file: 'handbook.pdf' } },
    },
  };
}
