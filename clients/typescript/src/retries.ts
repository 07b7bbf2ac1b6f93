import { FrontdeskUnreachable, retryAfterSeconds } from './errors.js';
import { pause as byTimer } from './pause.js';

export interface RetryOptions {
  /** How often a call is made at most; 1 never repeats. Default 5. */
  attempts?: number;
  /** Longest pause in seconds; a `Retry-After` beyond it ends the tries. Default 60. */
  longestPause?: number;
  /** Milliseconds that one try may take, until its answer is read. Default 75,000: a question is waited for up to 60 s. */
  timeout?: number;
  /** Instead of a timer: waits these milliseconds, less when the signal aborts. For tests of your own. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

type Fetch = (request: Request) => Promise<Response>;

/** What a busy server or what stands in front of it says before anything was done. */
const REFUSED_FOR_NOW = new Set([429, 503]);
/** A server in between has lost the answer: what was asked may be done. */
const LOST = new Set([502, 504]);
const FIRST_PAUSE_MS = 250;
const LONGEST_OWN_PAUSE_MS = 8000;

/**
 * `fetch` that repeats what may be repeated: after 429 and 503 as `Retry-After` says, and after a lost connection; never
 * any other refusal. A POST keeps its `Idempotency-Key` over all tries, so it is carried out once.
 * @throws FrontdeskUnreachable when the last try had no answer
 */
export function withRetries(fetch: Fetch, options: RetryOptions = {}): Fetch {
  const { attempts = 5, longestPause = 60, timeout = 75_000, pause = byTimer } = options;
  return async (request) => {
    let isLost = false;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await tried(fetch, request, timeout);
      if ('response' in outcome && isLost && isGone(request, outcome.response))
        return new Response(null, { status: 204, headers: outcome.response.headers });
      const again = attempt < attempts && (await mayRepeat(request, outcome, isLost));
      const asked = 'response' in outcome ? retryAfterSeconds(outcome.response.headers) : null;
      if (!again || (asked !== null && asked > longestPause)) return answerOf(request, outcome);
      isLost ||= wasLost(outcome);
      if ('response' in outcome) await outcome.response.body?.cancel();
      await pause(Math.max((asked ?? 0) * 1000, ownPause(attempt)), request.signal);
    }
  };
}

type Outcome = { response: Response } | { fault: unknown };

/** One try, with the whole answer read if it is JSON: a connection may be lost in the middle of it. */
async function tried(fetch: Fetch, request: Request, timeout: number): Promise<Outcome> {
  request.signal.throwIfAborted();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('It took too long', 'TimeoutError')), timeout);
  try {
    const signal = AbortSignal.any([request.signal, late.signal]);
    return { response: await whole(await fetch(new Request(request.clone(), { signal }))) };
  } catch (fault) {
    request.signal.throwIfAborted();
    return { fault };
  } finally {
    clearTimeout(timer);
  }
}

async function whole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  if (headers.get('content-type')?.includes('json') !== true) return response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

/** Of an earlier try that was carried out though its answer was lost. */
function isGone({ method }: Request, { status }: Response): boolean {
  return method === 'DELETE' && status === 404;
}

function wasLost(outcome: Outcome): boolean {
  return !('response' in outcome) || LOST.has(outcome.response.status);
}

async function mayRepeat(request: Request, outcome: Outcome, wasLostBefore: boolean): Promise<boolean> {
  if (wasLost(outcome)) return isRepeatable(request);
  if (!('response' in outcome)) return false;
  const { response } = outcome;
  if (REFUSED_FOR_NOW.has(response.status)) return response.status === 429 || isRepeatable(request);
  return wasLostBefore && (await stillRuns(response));
}

/** A first try with this key is at work: its outcome comes to whoever asks again. */
async function stillRuns(response: Response): Promise<boolean> {
  if (response.status !== 409) return false;
  const body: unknown = await response.clone().json();
  return (body as { code?: unknown } | null)?.code === 'still_running';
}

/**
 * Whether doing it twice is doing it once. A change with `If-Match` whose answer is lost is not: the second try would be
 * refused by the version that the first has made.
 */
function isRepeatable({ method, headers }: Request): boolean {
  if (method === 'POST') return headers.has('idempotency-key');
  return !headers.has('if-match');
}

/** From half of the step to all of it, so that many clients do not come back together. */
function ownPause(attempt: number): number {
  const step = Math.min(LONGEST_OWN_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return step * (0.5 + Math.random() / 2);
}

function answerOf(request: Request, outcome: Outcome): Response {
  if ('response' in outcome) return outcome.response;
  const id = request.headers.get('x-correlation-id') ?? '';
  throw new FrontdeskUnreachable(request.url, id, outcome.fault);
}
