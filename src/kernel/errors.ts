/** Why something was refused or failed; each transport maps a category to its own status, exhaustively. */
export type ErrorCategory =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'wrong-method'
  | 'headers-too-large'
  | 'conflict'
  | 'outdated'
  | 'too-large'
  | 'too-slow'
  | 'unsupported'
  | 'invalid'
  | 'limited'
  | 'unavailable'
  | 'fault';

/** A refusal's log level: `debug` when it is expected, `warn` for an unavailable store, `error` for our own fault. */
export type ErrorLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** An entry of a feature's list of error codes. */
export interface ErrorDefinition {
  category: ErrorCategory;
  logLevel: ErrorLogLevel;
  /** One sentence for the API's documentation. */
  meaning: string;
}

/** One invalid field: where (JSON Pointer, RFC 6901), a stable code, and how to correct it. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** A limit that a caller has used up. */
export interface ReachedLimit {
  name: string;
  size: number;
  /** Like `resetsAt` absent for a limit on what may be open at the same time. */
  windowSeconds?: number;
  /** RFC 3339. */
  resetsAt?: string;
}

export interface DomainErrorOptions {
  problems?: FieldProblem[];
  retryAfterSeconds?: number;
  limit?: ReachedLimit;
  /** The methods that are possible, for `wrong-method`. */
  allow?: string[];
  cause?: unknown;
}

/**
 * An expected refusal. Any other error is a fault and is answered with a bare 500. Make it only with a list from
 * `defineErrors`, so that each code is documented.
 */
export class DomainError extends Error {
  readonly category: ErrorCategory;
  readonly logLevel: ErrorLogLevel;
  readonly problems: FieldProblem[];
  readonly retryAfterSeconds: number | undefined;
  readonly limit: ReachedLimit | undefined;
  readonly allow: string[] | undefined;

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
    this.allow = options.allow;
  }
}

/** Makes the error of one code. */
export type MakeError = (detail: string, options?: DomainErrorOptions) => DomainError;

/** A feature's codes, each with the function that makes its error: `throw ORDER_ERRORS.number_taken('…')`. */
export type ErrorList<Code extends string> = Readonly<Record<Code, MakeError>>;

/** A list of error codes as the documentation needs it. */
export interface DescribedErrors {
  feature: string;
  definitions: Readonly<Record<string, ErrorDefinition>>;
}

const DESCRIPTIONS = new WeakMap<object, DescribedErrors>();

/**
 * Defines the error codes of one feature, in its file `<feature>.errors.ts`. A code may be in one list only.
 * @param feature Its name in docs/api.md.
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

/** The definitions passed to `defineErrors`; undefined for any other value. */
export function describedErrors(list: unknown): DescribedErrors | undefined {
  return typeof list === 'object' && list !== null ? DESCRIPTIONS.get(list) : undefined;
}

/** Error codes that any operation may return. */
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

/** The message must be the same whether the object does not exist or belongs to another tenant. */
export function notFound(kind: string): DomainError {
  return COMMON_ERRORS.not_found(`There is no such ${kind}.`);
}

export function invalid(problems: FieldProblem[]): DomainError {
  const [first] = problems;
  const detail =
    problems.length === 1 && first ? first.detail : `${problems.length} fields of the request are not valid.`;
  return COMMON_ERRORS.invalid(detail, { problems });
}

/** Makes a stored refusal again, at log level debug because it was logged the first time. */
export function refusalAgain(
  stored: Pick<DomainError, 'category' | 'code' | 'detail' | 'problems'>,
): DomainError {
  const { category, code, detail, problems } = stored;
  return new DomainError({ category, logLevel: 'debug' }, code, detail, { problems });
}
