import { FrontdeskError, FrontdeskUnreachable } from './errors.js';
import { Frontdesk } from './frontdesk.js';

interface Reply {
  status?: number;
  body?: object;
  headers?: Record<string, string>;
}

const LOST = 'lost';
const BUSY = { status: 503, body: { code: 'database_unavailable' } };
const MADE = { status: 201, body: { number: 'A-1' } };
const ORDER = { number: 'A-1', status: 'pending', total: '1.00', customer: {}, items: [] } as never;
const ID = { path: { id: '019aa7d2-c0de-7000-8000-1a2b3c4d5e6f' } };

let asked: { headers: Headers; body: string }[];
let pauses: number[];

beforeEach(() => {
  [asked, pauses] = [[], []];
});

function pause(ms: number): Promise<void> {
  pauses.push(ms);
  return Promise.resolve();
}

/** A client whose server gives these replies, one for each request. */
function client(replies: (Reply | typeof LOST)[], retries = {}): Frontdesk {
  const left = [...replies];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push({ headers: request.headers, body: await request.text() });
    const reply = left.shift();
    if (reply === undefined) throw new Error('nothing was prepared for this request');
    if (reply === LOST) throw new TypeError('fetch failed');
    const { status = 200, body, headers } = reply;
    const type = { 'content-type': 'application/json' };
    return new Response(body && JSON.stringify(body), { status, headers: { ...type, ...headers } });
  };
  return new Frontdesk({
    url: 'http://shop.example/',
    key: 'fd_test_x',
    fetch,
    retries: { pause, ...retries },
  });
}

/** What it answers or throws. */
function outcome<T>(call: Promise<T>): Promise<T | Error> {
  return call.catch((error: unknown) => error as Error);
}

function keys(name: string): Set<string | null> {
  return new Set(asked.map(({ headers }) => headers.get(name)));
}

test('a POST is repeated with the same key, body and correlation id', async () => {
  const made = await outcome(client([LOST, BUSY, MADE]).post('/v1/orders', { body: ORDER }));
  expect(made).toEqual({ number: 'A-1' });
  expect(asked.map(({ body }) => body)).toEqual(Array(3).fill(JSON.stringify(ORDER)));
  const [first = 0, second = 0] = pauses;
  expect([first >= 125, first <= 250, second >= 250, second <= 500]).toEqual([true, true, true, true]);
  expect([keys('idempotency-key').size, keys('x-correlation-id').size]).toEqual([1, 1]);
  expect([...keys('idempotency-key')][0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer fd_test_x');
});

test('two POSTs have two keys, and one’s own is kept', async () => {
  const frontdesk = client([MADE, MADE, MADE]);
  await outcome(frontdesk.post('/v1/orders', { body: ORDER }));
  await outcome(frontdesk.post('/v1/orders', { body: ORDER }));
  const own = { header: { 'Idempotency-Key': 'mine' } };
  await outcome(frontdesk.post('/v1/orders', { body: ORDER, params: own }));
  expect(keys('idempotency-key').size).toBe(3);
  expect(asked[2]?.headers.get('idempotency-key')).toBe('mine');
});

test.each([429, 503])('%i is repeated no sooner than Retry-After says', async (status) => {
  const later = { status, body: { code: 'x' }, headers: { 'retry-after': '7' } };
  expect(await outcome(client([later, { body: { data: 1 } }]).get('/v1/tenant'))).toEqual({ data: 1 });
  expect(pauses).toEqual([7000]);
});

test('a Retry-After beyond the longest pause is thrown, with what the problem says', async () => {
  const problem = {
    code: 'rate_limited',
    title: 'Too many requests',
    status: 429,
    detail: 'Later.',
    errors: [],
  };
  const headers = { 'retry-after': '61', 'x-correlation-id': 'c-1' };
  const error = await outcome(client([{ status: 429, body: problem, headers }]).get('/v1/tenant'));
  expect(error).toBeInstanceOf(FrontdeskError);
  expect(error).toMatchObject({ code: 'rate_limited', retryAfter: 61, correlationId: 'c-1', pointer: null });
});

test('a POST that still runs is waited for only when its own first try was lost', async () => {
  const running = { status: 409, body: { code: 'still_running', status: 409, detail: '' } };
  expect(await outcome(client([LOST, running, MADE]).post('/v1/orders', { body: ORDER }))).toEqual(MADE.body);
  expect(await outcome(client([running]).post('/v1/orders', { body: ORDER }))).toMatchObject({ status: 409 });
});

test.each([400, 401, 403, 404, 409, 422, 500])('%i is not repeated', async (status) => {
  const error = await outcome(
    client([{ status, body: { code: 'x', status, detail: '' } }]).get('/v1/tenant'),
  );
  expect(error).toMatchObject({ name: 'FrontdeskError', status });
  expect(asked).toHaveLength(1);
});

test.each([LOST, BUSY] as const)('a change of one version is not repeated after %j', async (reply) => {
  const params = { ...ID, header: { 'If-Match': '"1"' } };
  const error = await outcome(client([reply]).patch('/v1/orders/{id}', { params, body: {} }));
  expect((error as Error).name).toBe(reply === LOST ? 'FrontdeskUnreachable' : 'FrontdeskError');
  expect(asked).toHaveLength(1);
});

test('what is gone when its deletion is repeated was deleted; what was never there is not', async () => {
  const gone = { status: 404, body: { code: 'not_found', status: 404, detail: '' } };
  expect(await outcome(client([LOST, gone]).delete('/v1/orders/{id}', { params: ID }))).toBeUndefined();
  expect(await outcome(client([gone]).delete('/v1/orders/{id}', { params: ID }))).toMatchObject({
    status: 404,
  });
});

test('after the last try it says who did not answer, and why', async () => {
  const error = await outcome(client([LOST, LOST, LOST], { attempts: 3 }).get('/v1/tenant'));
  expect(error).toBeInstanceOf(FrontdeskUnreachable);
  expect(error).toMatchObject({
    cause: { message: 'fetch failed' },
    correlationId: [...keys('x-correlation-id')][0],
  });
});

test('an abort ends a pause', async () => {
  const stop = new AbortController();
  const fetch = () => {
    setImmediate(() => stop.abort());
    return Promise.resolve(new Response(null, { status: 503, headers: { 'retry-after': '50' } }));
  };
  const call = new Frontdesk({ url: 'http://x.example', key: 'k', fetch }).get('/v1/tenant', {
    signal: stop.signal,
  });
  expect(await outcome(call)).toMatchObject({ name: 'AbortError' });
});

test('a refusal by something in between has its status and text', async () => {
  const fetch = () => Promise.resolve(new Response('<h1>No</h1>', { status: 413, statusText: 'Too Large' }));
  const error = await outcome(new Frontdesk({ url: 'http://x.example', key: 'k', fetch }).get('/v1/tenant'));
  expect(error).toMatchObject({ status: 413, code: 'http_413', detail: '<h1>No</h1>', errors: [] });
});
