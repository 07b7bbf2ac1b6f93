import type { OpenAPIObject } from '@nestjs/swagger';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId', 'errors'],
  properties: {
    type: { type: 'string', example: 'urn:frontdesk:problem:invalid' },
    title: { type: 'string', example: 'Invalid request' },
    status: { type: 'integer', example: 422 },
    detail: { type: 'string', example: 'Price must be a decimal string in the major unit, such as "38.00".' },
    instance: { type: 'string', example: '/v1/products' },
    code: { type: 'string', example: 'invalid' },
    requestId: { type: 'string', example: '019aa7d2-0b0e-7000-8000-abcdefabcdef' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', example: '/price' },
          code: { type: 'string', example: 'invalid_amount' },
          detail: { type: 'string', example: 'Price must be a decimal string in the major unit.' },
        },
      },
    },
  },
};

interface Operation {
  requestBody?: unknown;
  security?: unknown[];
  parameters?: { in: string; name: string }[];
  responses: Record<string, unknown>;
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`.',
  schema: { type: 'string', maxLength: 255, example: 'order-import-7' },
};

/** Adds what every operation has in common: its refusals (RFC 9457) and, on POST, the idempotency key. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: PROBLEM };
  for (const operations of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(operations as unknown as Record<string, Operation>)) {
      describe(method, operation);
    }
  }
  return { ...document, components: { ...document.components, schemas } } as OpenAPIObject;
}

function describe(method: string, operation: Operation): void {
  const guarded = (operation.security ?? []).length > 0;
  const hasId = operation.parameters?.some((parameter) => parameter.in === 'path') === true;
  const takesInput = operation.requestBody !== undefined || (operation.parameters ?? []).length > 0;
  if (guarded) refuse(operation, 401, 'No or a bad credential');
  if (guarded) refuse(operation, 403, 'Not with this credential, or the business is suspended');
  if (hasId) refuse(operation, 404, 'Not found, or not yours');
  if (method === 'post' && guarded) refuse(operation, 409, 'Conflict, or the first request still runs');
  if (takesInput) refuse(operation, 422, 'A field is not valid; the problem names it');
  if (guarded) refuse(operation, 503, 'A dependency is away; try again after `Retry-After` seconds');
  if (method === 'post' && guarded) operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY] as never;
}

function refuse(operation: Operation, status: number, description: string): void {
  operation.responses[String(status)] ??= {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
