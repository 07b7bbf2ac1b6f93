import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isPrivateLiteral, lookUpPublic, PrivateAddress } from './public-address.js';

export interface OutboundRules {
  /** True for targets that the operator has named; false where somebody else has. */
  allowsPrivate: boolean;
  /** Of a body with a status below 400; then reading throws BodyTooLarge. */
  maxBodyBytes: number;
  /** Gets each part of a successful body before the reader does. */
  watch?: (part: Uint8Array) => void;
}

export class BodyTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`The answer has more than ${maxBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** There is no answer, by the code of `node:net` and the like. */
export class ConnectionFailed extends Error {
  constructor(
    readonly code: string,
    cause: unknown,
  ) {
    super(`The connection failed (${code}).`, { cause });
    this.name = 'ConnectionFailed';
  }
}

/** What is read of an error's body. */
const MOST_ERROR_BYTES = 65_536;
/** To one server: more than the turns that one process may answer at once (`TURN_CONCURRENCY`), each of which may wait for a model. */
const MOST_SOCKETS = 1_100;
const MOST_DRAIN_BYTES = 4_096;
const MOST_DRAIN_MS = 1_000;
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * Connections to servers of others: kept alive, without proxies of the environment, without following redirects, with
 * bounded bodies. `fetch` of Node can look up names in its own way only with another package, so this is on `node:http`.
 */
@Injectable()
export class OutboundConnections implements OnApplicationShutdown {
  private readonly open = agentsWith({});
  private readonly guarded = agentsWith({ lookup: lookUpPublic });

  /** A `fetch` for texts, with these rules. It rejects with PrivateAddress and ConnectionFailed. */
  fetch(rules: OutboundRules): typeof fetch {
    const { http, https } = rules.allowsPrivate ? this.open : this.guarded;
    return async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!rules.allowsPrivate) checkLiteral(url);
      const isSecure = url.protocol === 'https:';
      return send(url, init, isSecure ? https : http, rules);
    };
  }

  onApplicationShutdown(): void {
    for (const { http, https } of [this.open, this.guarded]) {
      http.destroy();
      https.destroy();
    }
  }
}

function agentsWith(options: { lookup?: typeof lookUpPublic }): { http: HttpAgent; https: HttpsAgent } {
  const all = { ...options, keepAlive: true, maxSockets: MOST_SOCKETS, maxFreeSockets: 16 };
  return { http: new HttpAgent(all), https: new HttpsAgent(all) };
}

/** An address in the URL is not looked up. */
function checkLiteral(url: URL): void {
  if (isPrivateLiteral(url)) throw new PrivateAddress(url.hostname);
}

function send(
  url: URL,
  { method = 'GET', headers, body, signal }: RequestInit,
  agent: HttpAgent,
  rules: OutboundRules,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = request(url, { method, headers: Object.fromEntries(new Headers(headers)), agent });
    // Not by the option `signal`, whose error meets a socket without listeners when the answer ends at that moment.
    const abort = (): void => {
      reject(new ConnectionFailed('ABORTED', signal?.reason));
      sent.destroy();
    };
    signal?.addEventListener('abort', abort, { once: true });
    sent.once('close', () => {
      signal?.removeEventListener('abort', abort);
      // Whatever went wrong, nobody waits for ever: nothing when there was an answer or an error.
      reject(new ConnectionFailed('CLOSED', null));
    });
    sent.on('error', (error) =>
      reject(error instanceof PrivateAddress ? error : new ConnectionFailed(codeOf(error), error)),
    );
    sent.once('response', (incoming) => {
      // Thrown in a listener, it would end the process: `Response` refuses a status below 200 or above 599.
      try {
        resolve(responseOf(incoming, rules));
      } catch (error) {
        reject(new ConnectionFailed('BAD_STATUS', closing(incoming, error)));
      }
    });
    if (signal?.aborted) abort();
    else sent.end(typeof body === 'string' ? body : undefined);
  });
}

const codeOf = (error: object): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'FAILED';

function responseOf(incoming: IncomingMessage, rules: OutboundRules): Response {
  // Whoever reads the body gets it too; without a reader it would end the process.
  incoming.on('error', () => undefined);
  const { statusCode: status = 502 } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  if (WITHOUT_BODY.has(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(bodyOf(incoming, status < 400 ? rules : null), { status, headers });
}

/** @param rules null for an error, of which the beginning is read */
function bodyOf(incoming: IncomingMessage, rules: OutboundRules | null): ReadableStream<Uint8Array> {
  const parts = incoming[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const most = rules?.maxBodyBytes ?? MOST_ERROR_BYTES;
  let bytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await parts.next();
        if (next.done === true) return controller.close();
        const part = next.value;
        bytes += part.length;
        if (bytes > most && rules) throw closing(incoming, new BodyTooLarge(most));
        rules?.watch?.(part);
        controller.enqueue(new Uint8Array(part));
        if (bytes >= most && !rules) {
          incoming.destroy();
          controller.close();
        }
      },
      cancel: () => void drain(incoming, parts),
    },
    // Nothing is read ahead of the reader.
    { highWaterMark: 0 },
  );
}

/** Reads what little is left, so that the connection can be used again; a longer rest is not waited for. */
async function drain(incoming: IncomingMessage, parts: AsyncIterator<Buffer>): Promise<void> {
  const timer = setTimeout(() => incoming.destroy(), MOST_DRAIN_MS).unref();
  try {
    for (let bytes = 0; bytes < MOST_DRAIN_BYTES;) {
      const next = await parts.next();
      if (next.done === true) return;
      bytes += next.value.length;
    }
    incoming.destroy();
  } catch {
    // The connection has broken, so there is nothing to use again.
  } finally {
    clearTimeout(timer);
  }
}

function closing<E>(incoming: IncomingMessage, error: E): E {
  incoming.destroy();
  return error;
}
