import { HttpException } from '@nestjs/common';
import type { DomainError } from '../../kernel/errors.js';
import { HTTP_ERRORS } from './http.errors.js';
import { BODY_ERRORS } from './body/body.errors.js';
import { tooLarge } from './body/json-body.js';

/** Errors of body-parser and Express carry a type and a status (http-errors). */
interface ParserError {
  type?: string;
  status?: number;
  /** Bytes, when the body is larger. */
  limit?: number;
}

const BY_PARSER_TYPE: Record<string, () => DomainError> = {
  'entity.parse.failed': () => BODY_ERRORS.malformed_json('The body is not valid JSON.'),
  'encoding.unsupported': () => BODY_ERRORS.unsupported_encoding('The body is in an unsupported encoding.'),
  'charset.unsupported': () => BODY_ERRORS.unsupported_charset('The body must be UTF-8.'),
  'request.aborted': () => BODY_ERRORS.request_aborted('The request ended before its body was complete.'),
  'request.size.invalid': () => BODY_ERRORS.malformed_body('The body does not have the announced length.'),
};

/**
 * Translates what the framework throws before our code runs into a DomainError; null when it is an unexpected fault.
 */
export function fromFramework(error: unknown): DomainError | null {
  // The adapter wraps what Express and its parsers throw; the original is in `cause`.
  if (error instanceof HttpException) return fromFramework(error.cause) ?? fromHttpException(error);
  if (error instanceof URIError) {
    return HTTP_ERRORS.malformed_url('The path is not valid percent-encoding.');
  }
  const { type, status, limit = Infinity } = (error ?? {}) as ParserError;
  if (type === 'entity.too.large') return tooLarge(limit);
  const known = type === undefined ? undefined : BY_PARSER_TYPE[type];
  if (known) return known();
  if (status === 400) return HTTP_ERRORS.malformed_request('The request cannot be read.');
  return null;
}

function fromHttpException(error: HttpException): DomainError | null {
  const status = error.getStatus();
  if (status === 404) return HTTP_ERRORS.no_such_route('There is no such path and method.');
  if (status >= 400 && status < 500) {
    return HTTP_ERRORS.malformed_request('The request cannot be read.');
  }
  return null;
}
