const SUSPENDED = 'tenant_suspended';

/** One field of a refused request (RFC 6901). */
export interface FieldFault {
  pointer: string;
  code: string;
  detail: string;
}

/** The server answered, but not with success. `detail` comes from its problem document (RFC 9457). */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** Milliseconds the server asks to wait; 0 when it did not say. */
    readonly retryAfterMs: number,
    readonly faults: readonly FieldFault[] = [],
    readonly requestId = '',
  ) {
    super(detail || `HTTP ${status}`);
  }

  /** The business's chat is closed for now: the server has suspended it and may let it go on any time. */
  get closed(): boolean {
    return this.code === SUSPENDED;
  }

  /** Too much was asked at once; the server's words are for developers. */
  get busy(): boolean {
    return this.status === 429;
  }

  /** True when the same request may succeed later: overload, a dependency down, the first try still running. */
  get passing(): boolean {
    const later = this.busy || this.status === 408 || this.status === 409;
    return this.status >= 500 || later || this.closed;
  }
}

/** True for the last event of a stream that ends because the chat is closed for now. */
export function saysClosed(event: string, data: string): boolean {
  return event === 'stream.closed' && data.includes(`"${SUSPENDED}"`);
}

/** Reads the problem document of an answer without success; what is missing in it stays empty. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const seconds = Number(response.headers.get('Retry-After'));
  return new ProblemError(
    response.status,
    text('code'),
    text('detail'),
    seconds > 0 ? seconds * 1000 : 0,
    Array.isArray(body['errors']) ? (body['errors'] as FieldFault[]) : [],
    text('requestId'),
  );
}
