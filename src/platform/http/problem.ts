import type { DomainError, ErrorCategory, FieldProblem, ReachedLimit } from '../../kernel/errors.js';
import { HTTP_ERRORS } from './http.errors.js';

/** RFC 9457 problem details, with the platform's additions. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  requestId: string;
  errors: FieldProblem[];
  /** Only with 429. */
  limit?: ReachedLimit;
}

interface HttpMeaning {
  status: number;
  title: string;
}

/** The only map from categories to HTTP. A new category does not compile until it is added here. */
const HTTP: Record<ErrorCategory, HttpMeaning> = {
  malformed: { status: 400, title: 'Malformed request' },
  unauthenticated: { status: 401, title: 'Authentication needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'wrong-method': { status: 405, title: 'Method not allowed' },
  'too-slow': { status: 408, title: 'Too slow' },
  conflict: { status: 409, title: 'Conflict' },
  outdated: { status: 412, title: 'Changed meanwhile' },
  'too-large': { status: 413, title: 'Too large' },
  'headers-too-large': { status: 431, title: 'Headers too large' },
  unsupported: { status: 415, title: 'Unsupported media type' },
  invalid: { status: 422, title: 'Invalid request' },
  limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  fault: { status: 500, title: 'Internal error' },
};

/** The HTTP status of a category, as docs/api.md shows it too. */
export function statusOf(category: ErrorCategory): number {
  return HTTP[category].status;
}

export function problemOf(error: DomainError, instance: string, requestId: string): Problem {
  const { status, title } = HTTP[error.category];
  return {
    type: `urn:frontdesk:problem:${error.code}`,
    title,
    status,
    detail: error.detail,
    instance,
    code: error.code,
    requestId,
    errors: error.problems,
    ...(error.limit && { limit: error.limit }),
  };
}

/** What a client may learn of a fault: the id to report to us, nothing else. */
export function faultProblem(instance: string, requestId: string): Problem {
  const detail = 'Something went wrong on our side. Quote the request id when you report it.';
  return problemOf(HTTP_ERRORS.internal_error(detail), instance, requestId);
}
