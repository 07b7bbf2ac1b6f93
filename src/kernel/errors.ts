/** Why something was refused or failed; each transport maps a category to its own status, exhaustively. */
export type ErrorCategory =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'limited'
  | 'unavailable';

/** One field that is wrong: where (JSON Pointer, RFC 6901), a stable code, and how to mend it. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** A limit that a caller has used up. */
export interface ReachedLimit {
  name: string;
  size: number;
  /** Neither it nor `resetsAt` for a limit of what may be open at a time. */
  windowSeconds?: number;
  /** RFC 3339. */
  resetsAt?: string;
}

export interface DomainErrorOptions {
  problems?: FieldProblem[];
  retryAfterSeconds?: number;
  limit?: ReachedLimit;
  cause?: unknown;
}

/** An expected refusal. Everything else that is thrown is a fault and leaves as a bare 500. */
export class DomainError extends Error {
  readonly problems: FieldProblem[];
  readonly retryAfterSeconds: number | undefined;
  readonly limit: ReachedLimit | undefined;

  constructor(
    readonly category: ErrorCategory,
    /** snake_case, stable, part of the API. */
    readonly code: string,
    /** One sentence for a person, safe to show to any client. */
    readonly detail: string,
    options: DomainErrorOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'DomainError';
    this.problems = options.problems ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.limit = options.limit;
  }
}

/** The same words for "does not exist" and "is not yours". */
export function notFound(kind: string): DomainError {
  return new DomainError('not-found', 'not_found', `There is no such ${kind}.`);
}

export function invalid(problems: FieldProblem[]): DomainError {
  const [first] = problems;
  const detail =
    problems.length === 1 && first ? first.detail : `${problems.length} fields of the request are not valid.`;
  return new DomainError('invalid', 'invalid', detail, { problems });
}
