import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { idKindOf } from '../platform/http/id-param.js';
import { isPaged } from '../platform/http/page.dto.js';
import { hasEntityTag } from '../platform/http/versions/entity-tag.js';
import { LIMITS } from '../platform/limits/bucket.js';
import { handlersOf, type Handler } from './handlers.js';

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

interface Answer {
  description?: string;
  headers?: object;
  content?: object;
}

interface Operation {
  operationId: string;
  requestBody?: unknown;
  security?: unknown[];
  parameters?: { in: string; name: string }[];
  responses: Record<string, Answer | undefined>;
}

const PROBLEM_SCHEMA = { $ref: '#/components/schemas/Problem' };

const EXAMPLE_ID = '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The first outcome is kept for 24 hours and replayed with `Idempotent-Replayed: true`.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[ -~]+$' },
};

/** RFC 9110, 13.1.1. */
const IF_MATCH_PATTERN = String.raw`^(?:\*|(?:W/)?"[!#-~]*"(?:, ?(?:W/)?"[!#-~]*")*)$`;
const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of what you have read: 412 when it was changed since. `*` or nothing: whatever it is now.',
  schema: { type: 'string', maxLength: 1000, pattern: IF_MATCH_PATTERN, example: '"3"' },
};

/** RFC 9110, 13.1.2. */
const IF_NONE_MATCH = {
  ...IF_MATCH,
  name: 'If-None-Match',
  description: 'The `ETag` of the answer that you have kept: 304 without a body when it is the same.',
  schema: { ...IF_MATCH.schema, example: '"3-k1Y0pT9fXc2bQmZs"' },
};

const ETAG = {
  ETag: {
    description: 'Send it as `If-Match` with a change, and as `If-None-Match` when you read it again.',
    schema: { type: 'string', example: '"3-k1Y0pT9fXc2bQmZs"' },
  },
};

/** Adds what all operations share: error responses (RFC 9457), on POST the idempotency key, and versions. */
export function withProblems(app: INestApplication, document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: PROBLEM };
  const handlers = new Map(handlersOf(app).map((handler) => [handler.id, handler]));
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as unknown as Record<string, Operation>)) {
      const handler = handlers.get(operation.operationId);
      if (handler && isMarked(handler, hasEntityTag)) describeVersion(path, method, operation);
      if (handler && isMarked(handler, isPaged)) addRefusal(path, operation, REFUSALS.otherCursor);
      describe(path, method, operation, handler && idKindOf(handler.controller, handler.method));
    }
  }
  return { ...document, components: { ...document.components, schemas } };
}

function isMarked({ controller, method }: Handler, mark: (handler: object) => boolean): boolean {
  const handlers = controller.prototype as Record<string, object>;
  return handlers[method] !== undefined && mark(handlers[method]);
}

function describeVersion(path: string, method: string, operation: Operation): void {
  const { '200': answer } = operation.responses;
  if (answer) answer.headers = { ...answer.headers, ...ETAG };
  if (method === 'get') {
    operation.parameters = [...(operation.parameters ?? []), IF_NONE_MATCH];
    operation.responses['304'] = {
      description: 'What you have is what it is: `If-None-Match` names its tag.',
    };
    return;
  }
  operation.parameters = [...(operation.parameters ?? []), IF_MATCH];
  addRefusal(path, operation, REFUSALS.malformed);
  addRefusal(path, operation, REFUSALS.outdated);
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
  /** Markdown, where the detail does not say it for all. */
  description?: string;
}

const REFUSALS = {
  malformed: {
    status: 400,
    title: 'Malformed request',
    code: 'malformed_json',
    detail: 'The body is not valid JSON. Line 3, column 14: expected "," or "}".',
    description: 'The body or a header cannot be read.',
  },
  otherCursor: {
    status: 400,
    title: 'Malformed request',
    code: 'cursor_of_another_list',
    detail:
      'after is a cursor of another list, or of one with other filters. Send page.next of the page before, with the same filters; leave "after" out to begin anew.',
    description: '`after` was given for another list, another business or other filters.',
  },
  unauthenticated: {
    status: 401,
    title: 'Authentication needed',
    code: 'unauthenticated',
    detail: 'No credential came with the request. Send it as "Authorization: Bearer <key>".',
    description: 'No credential, or one that opens nothing. Send `Authorization: Bearer <key>`.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    code: 'wrong_credential',
    detail:
      'This operation needs a secret key (fd_live_… or fd_test_…). What came is a widget key (fd_pub_…).',
    description: 'A credential of the wrong kind or without the scope, or the business is suspended.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    code: 'still_running',
    detail: 'The first request with this Idempotency-Key still runs.',
    description:
      'In conflict with what is there, or the first request with this `Idempotency-Key` still runs.',
  },
  tooSlow: {
    status: 408,
    title: 'Too slow',
    code: 'body_too_slow',
    detail: 'Of the body hardly anything came for 30 seconds, so the rest is not waited for. Send it again.',
  },
  outdated: {
    status: 412,
    title: 'Changed meanwhile',
    code: 'changed_meanwhile',
    detail: 'It was changed since you read it: read it again, and send the new ETag as If-Match.',
    description: 'It is not as it was when you read it: `If-Match` names another version.',
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
    description: 'A field is not valid; `errors` names each.',
  },
  limited: {
    status: 429,
    title: 'Too many requests',
    code: 'rate_limited',
    description: 'A limit is reached; `Retry-After` says when to come back.',
    detail: 'The limit of 6000 requests of this business in 60 seconds is reached. Try again in 8 seconds.',
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    code: 'database_unavailable',
    detail: 'The database is busy or away. Try again.',
  },
} satisfies Record<string, Refusal>;

const NOT_GENUINE = 'The address is unknown, or the signature is not right.';

const DOOR_REFUSALS: Refusal[] = [
  { status: 401, title: 'Authentication needed', code: 'unauthenticated', detail: NOT_GENUINE },
  { status: 403, title: 'Not allowed', code: 'delivery_forbidden', detail: NOT_GENUINE },
];

/** The same whether it does not exist or belongs to another business. */
function notFound(kind: string): Refusal {
  return { status: 404, title: 'Not found', code: 'not_found', detail: `There is no such ${kind}.` };
}

/** @param kind What the last id in the path identifies. */
function describe(path: string, method: string, operation: Operation, kind: string | undefined): void {
  const guarded = (operation.security ?? []).length > 0;
  // Where platforms deliver: the address and the signature are the credential.
  const isDoor = !guarded && path.includes('{');
  const refuse = (refusal: Refusal) => addRefusal(path, operation, refusal);
  const takesBody = operation.requestBody !== undefined;
  const isRepeatable = method === 'post' && guarded;
  const parameters = (operation.parameters ?? []).filter((each) => each !== IF_NONE_MATCH);
  const takesInput = takesBody || isRepeatable || parameters.length > 0;
  if (takesBody) refuse(REFUSALS.malformed);
  if (guarded) refuse(REFUSALS.unauthenticated);
  if (guarded) refuse(REFUSALS.forbidden);
  if (isDoor) DOOR_REFUSALS.forEach(refuse);
  // A genuine delivery of another account.
  if (path.startsWith('/channels/')) refuse(notFound('channel'));
  // The one whose data alone are asked for.
  if (path === '/v1/exports' && method === 'post') refuse(notFound('visitor'));
  if (kind !== undefined) refuse(notFound(kind));
  if (isRepeatable) refuse(REFUSALS.conflict);
  if (takesBody) refuse(REFUSALS.tooSlow);
  if (takesBody) refuse(REFUSALS.tooLarge);
  if (takesBody) refuse(REFUSALS.unsupported);
  if (takesInput) refuse(REFUSALS.invalid);
  if (guarded || isDoor) refuse(REFUSALS.limited);
  if (guarded || isDoor) refuse(REFUSALS.unavailable);
  if (isRepeatable) operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
}

function addRefusal(path: string, operation: Operation, refusal: Refusal): void {
  const { status, title, code, detail, description = detail } = refusal;
  const errors = status === 422 ? [{ pointer: '/colour', code: 'unknown_field', detail }] : [];
  const example = {
    type: `urn:frontdesk:problem:${code}`,
    title,
    status,
    detail,
    instance: path.replaceAll(/\{\w+\}/g, EXAMPLE_ID),
    code,
    requestId: '019aa7d2-0b0e-7000-8000-abcdefabcdef',
    errors,
  };
  const content = { 'application/problem+json': { schema: PROBLEM_SCHEMA, example } };
  const told = (operation.responses[String(status)] ??= {
    description,
    ...(status === 429 && { headers: LIMIT_HEADERS }),
  });
  // A protocol of its own has answers of its own beside it.
  told.content = { ...told.content, ...content, ...told.content };
}
