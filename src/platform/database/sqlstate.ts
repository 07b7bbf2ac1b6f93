import { DomainError } from '../../kernel/errors.js';
import { DATABASE_ERRORS } from './database.errors.js';

const UNAVAILABLE_NODE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** Classes and codes of PostgreSQL's "Error Codes" appendix that mean that a retry may succeed. */
const UNAVAILABLE_SQLSTATES = /^(08|53|57P|58)|^(57014|55P03|40001|40P01|25006)$/;

/** Of `require_match`. */
const CHANGED_MEANWHILE = 'FD412';

interface DriverError {
  code?: string;
  message?: string;
}

/**
 * Turns a driver's error that tells of an unavailable database, or of another version than the request wants to change,
 * into one that the client may see; any other error is returned unchanged and
 * becomes a bare 500. The driver's text must not leave the process: it may quote rows.
 */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const { code, message } = error as DriverError;
  if (code === CHANGED_MEANWHILE) return changedMeanwhile();
  const timedOut = message?.includes('timeout exceeded when trying to connect') === true;
  const lost = message?.startsWith('Connection terminated') === true;
  const away = code !== undefined && (UNAVAILABLE_NODE_CODES.has(code) || UNAVAILABLE_SQLSTATES.test(code));
  if (timedOut || lost || away) {
    return DATABASE_ERRORS.database_unavailable('The database is busy or away. Try again.', {
      retryAfterSeconds: 2,
      cause: error,
    });
  }
  return error;
}

/** Names the header and the mend. */
export function changedMeanwhile(): DomainError {
  const detail = 'It was changed since you read it: read it again, and send the new ETag as If-Match.';
  return DATABASE_ERRORS.changed_meanwhile(detail, {
    problems: [{ pointer: '/headers/If-Match', code: 'changed_meanwhile', detail }],
  });
}

/** True for what `toDomainError` made of a database that is busy or away: the same call may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'database_unavailable';
}

/** True when a unique index refused the row; `constraint` narrows it to one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint: name } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || name === constraint);
}

/** True when the row that a new one refers to does not exist, or no longer. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && (error as DriverError).code === '23503';
}
