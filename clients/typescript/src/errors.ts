import type { components } from './schema.js';

/** The body of every refusal (RFC 9457, `application/problem+json`). */
export type Problem = components['schemas']['Problem'];

/** One field that was refused; `pointer` is a JSON Pointer into the body, or the name of a parameter after `/`. */
export type FieldProblem = Problem['errors'][number];

/** The API has refused a call. `code` is stable, for programs; `detail` is for people. */
export class FrontdeskError extends Error {
  override readonly name = 'FrontdeskError';
  readonly status: number;
  /** `urn:frontdesk:problem:<code>` */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  /** The path that was called. */
  readonly instance: string;
  /** Every field that is not valid. */
  readonly errors: readonly FieldProblem[];
  /** Of the first field that is not valid; null where none is named. */
  readonly pointer: string | null;
  /** Quote both to whoever runs Frontdesk. */
  readonly requestId: string;
  readonly correlationId: string;
  /** Seconds to wait before the next try; null where the answer does not say. */
  readonly retryAfter: number | null;

  constructor(
    readonly problem: Problem,
    headers: Headers,
  ) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    ({ status: this.status, type: this.type, title: this.title, detail: this.detail } = problem);
    ({ code: this.code, instance: this.instance, errors: this.errors } = problem);
    this.pointer = problem.errors[0]?.pointer ?? null;
    this.requestId = problem.requestId;
    this.correlationId = headers.get('x-correlation-id') ?? '';
    this.retryAfter = retryAfterSeconds(headers);
  }
}

/** Nobody has answered, or not to the end, after all tries; `cause` is what `fetch` said last. */
export class FrontdeskUnreachable extends Error {
  override readonly name = 'FrontdeskUnreachable';

  constructor(
    url: string,
    readonly correlationId: string,
    cause: unknown,
  ) {
    super(`No answer from ${url}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The refusal that an answer carries. What stands in between may refuse too, with a body of its own. */
export async function refusalOf(response: Response): Promise<FrontdeskError> {
  const text = await response.text();
  return new FrontdeskError({ ...unknownProblem(response, text), ...parsed(text) }, response.headers);
}

function parsed(text: string): Partial<Problem> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : {};
  } catch {
    return {};
  }
}

function unknownProblem({ status, statusText, headers, url }: Response, text: string): Problem {
  return {
    type: 'about:blank',
    title: statusText,
    status,
    detail: text.slice(0, 500) || statusText,
    instance: url === '' ? '' : new URL(url).pathname,
    code: `http_${status}`,
    requestId: headers.get('x-request-id') ?? '',
    errors: [],
  };
}

/** `Retry-After` in seconds from now, which may be written as a date; null without one. */
export function retryAfterSeconds(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, (at - Date.now()) / 1000);
}
