// oxlint-disable-next-line house/no-sleep-in-tests -- the client disconnects at a random moment of its request
import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '../../support/depth.js';
import type { Api } from '../../support/api.js';
import { anOrder, type LoudBusiness } from './traffic.js';

/** Orders with this note make their own statement fail, like a cancelled query. */
export const FAILING_NOTE = 'break this statement';

/** Makes the database refuse such orders with SQLSTATE 57014, query_canceled. */
export const FAIL_ON_REQUEST = `
  CREATE FUNCTION break_statement() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'broken on request' USING ERRCODE = '57014'; END $$;
  CREATE TRIGGER break_statement BEFORE INSERT ON orders
    FOR EACH ROW WHEN (NEW.note = '${FAILING_NOTE}') EXECUTE FUNCTION break_statement();`;

const random = seededRandom();

interface Request {
  who: (business: LoudBusiness, round: number) => Api;
  method: string;
  path: (business: LoudBusiness, round: number) => string;
  body?: (business: LoudBusiness, round: number) => object;
  headers?: Record<string, string>;
  status: number;
  /** Whether the response must contain the business's own marker, because an empty list would hide a leak. */
  loud: boolean;
}

const owner = (business: LoudBusiness) => business.api;
const visitor = ({ visitors }: LoudBusiness, round: number) => oneOf(visitors, round);

/** A different one each time, although rounds of one kind may be ten apart. */
function oneOf<Item>(list: Item[], round: number): Item {
  return list[(round + Math.floor(round / 10)) % list.length] as Item;
}

function read(path: Request['path'] | string, loud = true, who: Request['who'] = owner): Request {
  return { who, method: 'GET', path: typeof path === 'string' ? () => path : path, status: 200, loud };
}

const READS: Request[] = [
  read('/v1/articles'),
  read('/v1/products'),
  read('/v1/orders'),
  read('/v1/conversations', false),
  read('/v1/unanswered-questions'),
  read('/v1/checks'),
  read('/v1/synonyms'),
  read('/v1/synonyms/suggestions', false),
  read(({ marker }) => `/v1/products/search?q=lantern${marker}`),
  read('/v1/tenant'),
  read('/v1/usage?by=day', false),
  read('/v1/closures'),
  read('/v1/products/search?q=lamp'),
  read(({ email }) => `/v1/orders?customer=${email}`),
  read(({ articleId }) => `/v1/articles/${articleId}`),
  read(({ productId }) => `/v1/products/${productId}`),
  read(({ orderId }) => `/v1/orders/${orderId}`),
  read(({ conversationId }) => `/v1/conversations/${conversationId}/messages`),
  read('/widget/v1/messages', false, visitor),
  read('/widget/v1/config', true, (business) => business.widget),
];

const WRITES: Request[] = [
  {
    ...{
      who: owner,
      method: 'PATCH',
      path: ({ articleId }) => `/v1/articles/${articleId}`,
      status: 200,
      loud: true,
    },
    body: ({ marker }, round) => ({ answer: `Answer ${round} ${marker}` }),
  },
  {
    ...{
      who: owner,
      method: 'PATCH',
      path: ({ orderId }) => `/v1/orders/${orderId}`,
      status: 200,
      loud: true,
    },
    body: ({ marker }, round) => ({ note: `Note ${round} ${marker}` }),
  },
  {
    ...{ who: owner, method: 'POST', path: () => '/v1/orders', status: 201, loud: true },
    body: ({ marker, email }, round) => anOrder(`N-${round}`, marker, email),
  },
  {
    ...{ who: owner, method: 'POST', path: () => '/v1/conversations', status: 201, loud: true },
    body: ({ marker }) => ({ channel: 'api', visitor: { name: `Guest ${marker}` } }),
  },
  {
    ...{ who: visitor, method: 'POST', path: () => '/widget/v1/messages', status: 202, loud: true },
    body: ({ marker }, round) => ({ text: `do you wrap gifts? ${marker}`, clientId: `c-${round}` }),
  },
  {
    ...{ who: owner, method: 'POST', status: 202, loud: true, headers: { prefer: 'wait=0' } },
    path: ({ conversationIds }, round) => `/v1/conversations/${oneOf(conversationIds, round)}/messages`,
    body: ({ marker }) => ({ text: `have you got a lamp? ${marker}` }),
  },
];

const FAILURES: Request[] = [
  {
    ...{ who: owner, method: 'POST', path: () => '/v1/orders', status: 409, loud: false },
    body: ({ marker, email }) => anOrder('ZZ-1', marker, email),
  },
  {
    ...{ who: owner, method: 'POST', path: () => '/v1/orders', status: 503, loud: false },
    body: ({ marker, email }, round) => ({ ...anOrder(`F-${round}`, marker, email), note: FAILING_NOTE }),
  },
];

/** In ten rounds: six reads, two writes, one query that fails and one client that disconnects. */
function requestOf(round: number): Request {
  const turn = Math.floor(round / 10);
  const pick = (list: Request[], offset = 0) => list[(turn * 7 + offset) % list.length] as Request;
  const place = round % 10;
  if (place < 6) return pick(READS, place);
  if (place < 8) return pick(WRITES, place);
  return place === 8 ? pick(FAILURES) : pick([...READS, ...WRITES]);
}

export function goesAway(round: number): boolean {
  return round % 10 === 9;
}

export interface Outcome {
  /** Request and response, when the response is wrong. */
  wrong: string | null;
  kind: 'answered' | 'refused' | 'left';
  ms: number;
}

/** Makes one call of the mix; the oracle checks the response. @returns the outcome. */
export async function callOnce(business: LoudBusiness, round: number, url: string): Promise<Outcome> {
  const request = requestOf(round);
  const started = performance.now();
  if (goesAway(round)) {
    await leaveEarly(business, request, round, url);
    return { wrong: null, kind: 'left', ms: performance.now() - started };
  }
  const path = request.path(business, round);
  const body = request.body?.(business, round);
  const api = request.who(business, round);
  const client = request.status === 503 ? api.once : api;
  const answer = await client.call(request.method, path, body, request.headers);
  const isLoud = [business.marker, business.unknown].some((marker) => answer.text.includes(marker));
  const asExpected = answer.status === request.status && (isLoud || !request.loud);
  return {
    wrong: asExpected ? null : `${request.method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`,
    kind: answer.status < 300 ? 'answered' : 'refused',
    ms: performance.now() - started,
  };
}

/** Disconnects after a random time, mostly while the statement runs. */
async function leaveEarly(
  business: LoudBusiness,
  request: Request,
  round: number,
  url: string,
): Promise<void> {
  const stop = new AbortController();
  const body = request.body?.(business, round);
  const call = fetch(url + request.path(business, round), {
    method: request.method,
    headers: {
      authorization: `Bearer ${request.who(business, round).key ?? ''}`,
      'content-type': 'application/json',
      ...request.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: stop.signal,
  }).then(
    (response) => response.text(),
    () => 'left',
  );
  await delay(random() * 300);
  stop.abort();
  await call.catch(() => 'left');
}
