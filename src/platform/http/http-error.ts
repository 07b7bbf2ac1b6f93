import { HttpException } from '@nestjs/common';
import type { DomainError } from '../../kernel/errors.js';
import { HTTP_ERRORS } from './http.errors.js';
import { BODY_ERRORS } from './body/body.errors.js';
import { jsonFault, LONGEST_SEARCHED } from './body/json-fault.js';
import { tooLarge } from './body/json-body.js';

/** Errors of body-parser and Express carry a type and a status (http-errors). */
interface ParserError {
  type?: string;
  status?: number;
  /** Bytes, when the body is larger. */
  limit?: number;
  /** The text that could not be parsed. */
  body?: unknown;
}

const BY_PARSER_TYPE: Record<string, (error: ParserError) => DomainError> = {
  'entity.parse.failed': malformedJson,
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
  const parserError = (error ?? {}) as ParserError;
  const { type, status, limit = Infinity } = parserError;
  if (type === 'entity.too.large') return tooLarge(limit);
  const known = type === undefined ? undefined : BY_PARSER_TYPE[type];
  if (known) return known(parserError);
  if (status === 400) return HTTP_ERRORS.malformed_request('The request cannot be read.');
  return null;
}

function fromHttpException(error: HttpException): DomainError | null {
  const status = error.getStatus();
  if (status === 404) return HTTP_ERRORS.no_such_route('There is nothing at this path.');
  if (status >= 400 && status < 500) {
    return HTTP_ERRORS.malformed_request('The request cannot be read.');
  }
  return null;
}

/** With the place of the fault, and nothing of the body: the text may be logged by whoever sent it. */
function malformedJson({ body }: ParserError): DomainError {
  if (typeof body !== 'string') return BODY_ERRORS.malformed_json('The body is not valid JSON.');
  const fault = jsonFault(body);
  if (fault === null)
    return BODY_ERRORS.malformed_json('The body is not valid here: it must be a JSON object.');
  const place =
    fault === 'beyond'
      ? `The fault is after the first ${LONGEST_SEARCHED} characters; send fewer rows at once to see where.`
      : `Line ${fault.line}, column ${fault.column}: expected ${fault.expected}.`;
  return BODY_ERRORS.malformed_json(`The body is not valid JSON. ${place}`);
}
