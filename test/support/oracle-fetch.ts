import { SESSION_COOKIE } from '../../src/platform/auth/session-cookie.js';
import { oracle } from './oracle.js';

/** A marker may be split between two chunks of a stream, so each is checked together with the end of the one before. */
const OVERLAP = 200;

const SESSION = new RegExp(`${SESSION_COOKIE}=([\\w-]{43})`);

/** Whom a platform admin invites to which business. */
const INVITED = /\/admin\/v1\/tenants\/([0-9a-f-]{36})\/invitations$/;

type Fetch = typeof globalThis.fetch;

/** Wraps `fetch` so that the oracle checks every response. */
export function watched(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    const url = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? 'GET';
    const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    const begun = SESSION.exec(response.headers.get('set-cookie') ?? '')?.[1];
    const session = begun ?? SESSION.exec(headers.get('cookie') ?? '')?.[1];
    const credential = bearer ?? session ?? null;
    const body = typeof init?.body === 'string' ? init.body : '';
    const sent = { credential, request: [method, url, ...headers.values(), body].join('\n') };
    const what = `The answer to ${method} ${new URL(url).pathname} (${response.status})`;
    const invited = response.status === 201 && method === 'POST' ? INVITED.exec(url)?.[1] : undefined;
    if (invited !== undefined) oracle.join(emailIn(body), invited);
    if (
      new URL(url).pathname.startsWith('/console/v1/') &&
      response.status === 200 &&
      session !== undefined
    ) {
      oracle.seeSession(what, await response.clone().text(), session);
      return response;
    }
    oracle.see(what, [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'), sent);
    return response.body === null ? response : overheard(response, (text) => oracle.see(what, text, sent));
  };
}

function emailIn(body: string): string {
  const { email } = JSON.parse(body) as { email: string };
  return email.toLowerCase();
}

/** The same response; its body is passed to the oracle as it is read. */
function overheard(response: Response, tell: (text: string) => void): Response {
  const isText = !/^(image|font)\//.test(response.headers.get('content-type') ?? '');
  if (!isText || response.body === null) return response;
  const decoder = new TextDecoder();
  let tail = '';
  const ear = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const text = tail + decoder.decode(chunk, { stream: true });
      tell(text);
      tail = text.slice(-OVERLAP);
      controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers, url } = response;
  const copy = new Response(response.body.pipeThrough(ear), { status, statusText, headers });
  Object.defineProperty(copy, 'url', { value: url });
  return copy;
}
