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
  | 'unavailable'
  | 'fault';

/** How loud a refusal is in the log: `debug` when it is expected, `warn` for a store that is away, `error` for our own fault. */
export type ErrorLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What stands for a code in its feature's list. */
export interface ErrorDefinition {
  category: ErrorCategory;
  logLevel: ErrorLogLevel;
  /** One sentence for the API's documentation. */
  meaning: string;
}

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

/**
 * An expected refusal. Everything else that is thrown is a fault and leaves as a bare 500. Made by the lists of
 * `defineErrors` alone, so that each code is known and documented.
 */
export class DomainError extends Error {
  readonly category: ErrorCategory;
  readonly logLevel: ErrorLogLevel;
  readonly problems: FieldProblem[];
  readonly retryAfterSeconds: number | undefined;
  readonly limit: ReachedLimit | undefined;

  constructor(
    { category, logLevel }: Pick<ErrorDefinition, 'category' | 'logLevel'>,
    /** snake_case, stable, part of the API. */
    readonly code: string,
    /** One sentence for a person, safe to show to any client. */
    readonly detail: string,
    options: DomainErrorOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'DomainError';
    this.category = category;
    this.logLevel = logLevel;
    this.problems = options.problems ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.limit = options.limit;
  }
}

/** Makes the error of one code. */
export type MakeError = (detail: string, options?: DomainErrorOptions) => DomainError;

/** A feature's codes, each with what makes its error: `throw ORDER_ERRORS.number_taken('…')`. */
export type ErrorList<Code extends string> = Readonly<Record<Code, MakeError>>;

/** A list as the documentation shows it. */
export interface DescribedErrors {
  feature: string;
  definitions: Readonly<Record<string, ErrorDefinition>>;
}

const DESCRIPTIONS = new WeakMap<object, DescribedErrors>();

/**
 * Lists the error codes of one feature, in its file `<feature>.errors.ts`. A code stands in one list only.
 * @param feature As docs/api.md names it.
 */
export function defineErrors<Code extends string>(
  feature: string,
  definitions: Readonly<Record<Code, ErrorDefinition>>,
): ErrorList<Code> {
  const makers = Object.entries<ErrorDefinition>(definitions).map(([code, definition]) => [
    code,
    (detail: string, options?: DomainErrorOptions) => new DomainError(definition, code, detail, options),
  ]);
  const list = Object.freeze(Object.fromEntries(makers)) as ErrorList<Code>;
  DESCRIPTIONS.set(list, { feature, definitions });
  return list;
}

/** What `defineErrors` was given; undefined for anything else. */
export function describedErrors(list: unknown): DescribedErrors | undefined {
  return typeof list === 'object' && list !== null ? DESCRIPTIONS.get(list) : undefined;
}

/** Codes that any operation may answer with. */
export const COMMON_ERRORS = defineErrors('every operation', {
  not_found: {
    category: 'not-found',
    logLevel: 'debug',
    meaning: 'There is no such object, or it belongs to another business.',
  },
  invalid: {
    category: 'invalid',
    logLevel: 'debug',
    meaning: 'One or more fields are not valid; `errors` names each.',
  },
});

/** The same words for "does not exist" and "is not yours". */
export function notFound(kind: string): DomainError {
  return COMMON_ERRORS.not_found(`There is no such ${kind}.`);
}

export function invalid(problems: FieldProblem[]): DomainError {
  const [first] = problems;
  const detail =
    problems.length === 1 && first ? first.detail : `${problems.length} fields of the request are not valid.`;
  return COMMON_ERRORS.invalid(detail, { problems });
}

/** A refusal as it was stored, to be given once more. It was logged the first time. */
export function refusalAgain(
  stored: Pick<DomainError, 'category' | 'code' | 'detail' | 'problems'>,
): DomainError {
  const { category, code, detail, problems } = stored;
  return new DomainError({ category, logLevel: 'debug' }, code, detail, { problems });
}
