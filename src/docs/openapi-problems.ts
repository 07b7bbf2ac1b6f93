import type { OpenAPIObject } from '@nestjs/swagger';
import { LIMITS } from '../platform/limits/bucket.js';

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
    limit: {
      type: 'object',
      description:
        'With 429 alone: the limit that is reached. A visitor who meets a limit of the whole business is not told it. Limits of open streams have neither `windowSeconds` nor `resetsAt`.',
      required: ['name', 'size'],
      properties: {
        name: { type: 'string', enum: Object.keys(LIMITS), example: 'tenant' },
        size: { type: 'integer', example: 6000 },
        windowSeconds: { type: 'integer', example: 60 },
        resetsAt: { type: 'string', format: 'date-time', example: '2026-11-23T09:00:07.250Z' },
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
  schema: { type: 'string', maxLength: 255 },
};

/** Adds what all operations share: error responses (RFC 9457) and, on POST, the idempotency key. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: PROBLEM };
  for (const operations of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(operations as unknown as Record<string, Operation>)) {
      describe(method, operation);
    }
  }
  return { ...document, components: { ...document.components, schemas } };
}

/** draft-ietf-httpapi-ratelimit-headers-10; the first two are on every response that a limit counts. */
const LIMIT_HEADERS = {
  RateLimit: {
    description: 'What remains of each limit, and the seconds until some is given back.',
    schema: { type: 'string', example: '"key";r=5999;t=60, "tenant";r=0;t=8' },
  },
  'RateLimit-Policy': {
    description: 'The size of each limit and its window in seconds.',
    schema: { type: 'string', example: '"key";q=6000;w=60, "tenant";q=6000;w=60' },
  },
  'Retry-After': { description: 'Seconds.', schema: { type: 'integer', example: 8 } },
};

interface Refusal {
  status: number;
  title: string;
  code: string;
  detail: string;
}

const REFUSALS = {
  malformed: {
    status: 400,
    title: 'Malformed request',
    code: 'malformed_json',
    detail: 'The body is not valid JSON.',
  },
  unauthenticated: {
    status: 401,
    title: 'Authentication needed',
    code: 'unauthenticated',
    detail: 'A valid credential is needed: send "Authorization: Bearer <key>".',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    code: 'tenant_suspended',
    detail: 'This business is suspended on this platform.',
  },
  notFound: { status: 404, title: 'Not found', code: 'not_found', detail: 'There is no such order.' },
  conflict: {
    status: 409,
    title: 'Conflict',
    code: 'still_running',
    detail: 'The first request with this Idempotency-Key still runs.',
  },
  tooLarge: {
    status: 413,
    title: 'Too large',
    code: 'body_too_large',
    detail: 'The body is larger than 1 MB. Send fewer rows at once.',
  },
  unsupported: {
    status: 415,
    title: 'Unsupported media type',
    code: 'unsupported_media_type',
    detail: 'Send the body as application/json.',
  },
  invalid: {
    status: 422,
    title: 'Invalid request',
    code: 'invalid',
    detail: 'There is no field "colour" here. Remove it.',
  },
  limited: {
    status: 429,
    title: 'Too many requests',
    code: 'rate_limited',
    detail: 'The limit of 6000 requests of this business in 60 seconds is reached. Try again in 8 seconds.',
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    code: 'database_unavailable',
    detail: 'The database is busy or away. Try again.',
  },
} satisfies Record<string, Refusal>;

function describe(method: string, operation: Operation): void {
  const guarded = (operation.security ?? []).length > 0;
  const hasId = operation.parameters?.some((parameter) => parameter.in === 'path') === true;
  const takesBody = operation.requestBody !== undefined;
  const takesInput = takesBody || (operation.parameters ?? []).length > 0;
  if (takesBody) refuse(operation, REFUSALS.malformed);
  if (guarded) refuse(operation, REFUSALS.unauthenticated);
  if (guarded) refuse(operation, REFUSALS.forbidden);
  if (hasId) refuse(operation, REFUSALS.notFound);
  if (method === 'post' && guarded) refuse(operation, REFUSALS.conflict);
  if (takesBody) refuse(operation, REFUSALS.tooLarge);
  if (takesBody) refuse(operation, REFUSALS.unsupported);
  if (takesInput) refuse(operation, REFUSALS.invalid);
  if (guarded) refuse(operation, REFUSALS.limited);
  if (guarded) refuse(operation, REFUSALS.unavailable);
  if (method === 'post' && guarded) operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
}

function refuse(operation: Operation, { status, title, code, detail }: Refusal): void {
  const errors = status === 422 ? [{ pointer: '/colour', code: 'unknown_field', detail }] : [];
  const example = {
    type: `urn:frontdesk:problem:${code}`,
    title,
    status,
    detail,
    instance: '/v1/orders',
    code,
    requestId: '019aa7d2-0b0e-7000-8000-abcdefabcdef',
    errors,
  };
  operation.responses[String(status)] ??= {
    description: detail,
    ...(status === 429 && { headers: LIMIT_HEADERS }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
}
