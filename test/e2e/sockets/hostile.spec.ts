import { request } from 'node:http';
import { once } from 'node:events';
import { startConversation, type TestBusiness } from '../../support/businesses.js';
import { eventually, until } from '../../support/eventually.js';
import { Stage } from '../stage.js';
import { call, socketOf, type Called } from './transports.js';

const POLLING = '/socket.io/?EIO=4&transport=polling';

let stage: Stage;
let shop: TestBusiness;
/** The session of a client of long polling that never says who it is, opened before all tests. */
let anonymous: string;

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  const opened = await fetch(`${shop.api.url}${POLLING}`);
  anonymous = (JSON.parse((await opened.text()).slice(1)) as { sid: string }).sid;
});
afterAll(async () => {
  // Whatever was sent, the process serves on.
  const socket = socketOf(shop.api);
  expect(await call(socket, 'events', { conversationId: await startConversation(shop.api) })).toEqual({
    after: null,
  });
  socket.disconnect();
  await stage.close();
});

function codesOf({ error }: Called): unknown {
  const { status, code } = (error ?? {}) as { status?: number; code?: string };
  return [status, code];
}

interface Raw {
  got: string[];
  closed: () => boolean;
  send: (frame: string) => void;
}

/** The frames that a raw connection gets after those it sends, and whether it was closed. */
async function raw(frames: (string | Uint8Array)[]): Promise<Raw> {
  const socket = new WebSocket(`${shop.api.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const got: string[] = [];
  let closed = false;
  socket.addEventListener('message', ({ data }) => got.push(String(data)));
  socket.addEventListener('close', () => (closed = true));
  await once(socket, 'open');
  for (const frame of frames) socket.send(frame);
  return { got, closed: () => closed, send: (frame) => socket.send(frame) };
}

const connect = () => `40/v1,${JSON.stringify({ token: shop.api.key })}`;

describe('a socket that misbehaves', () => {
  it.each<[string, unknown[], [number, string]]>([
    ['calls what there is not', ['delete', {}], [404, 'unknown_call']],
    ['sends several things', ['message', {}, {}], [422, 'invalid']],
    ['sends a list', ['events', [1]], [422, 'invalid']],
    ['sends nothing', ['message'], [422, 'invalid']],
    ['sends bytes', ['message', { text: Buffer.from('x') }], [422, 'invalid']],
    ['reaches for a prototype', ['events', JSON.parse('{"__proto__": {"a": 1}}')], [400, 'forbidden_key']],
    ['nests deeply', ['events', JSON.parse('['.repeat(500) + ']'.repeat(500))], [400, 'too_deep']],
    ['sends a wild card', ['events', { conversationId: '*' }], [404, 'not_found']],
    ['sends many ids', ['events', { conversationId: ['a', 'b'] }], [422, 'invalid']],
  ])('%s: is told what is wrong', async (_, [name, ...data], expected) => {
    const socket = socketOf(shop.api);
    expect(codesOf(await call(socket, String(name), ...data))).toEqual(expected);
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });

  it('is told by an event when it waits for no answer', async () => {
    const socket = socketOf(shop.api);
    const told = new Promise((resolve) => socket.once('problem', resolve));
    socket.emit('message', { text: 1 });
    expect(await told).toMatchObject({ status: 422, requestId: expect.any(String) as string });
    socket.disconnect();
  });

  it.each([
    ['speaks before it connects', () => ['42/v1,["events",{}]']],
    ['breaks the protocol', () => [connect(), '42/v1,["events"']],
    ['speaks another protocol', () => ['GET / HTTP/1.1']],
    ['sends too much', () => [connect(), `42/v1,["message",${JSON.stringify('x'.repeat(200_000))}]`]],
    ['connects elsewhere', () => [`40/,${JSON.stringify({ token: shop.api.key })}`]],
    ['says nothing', () => []],
  ])('%s: is closed', async (_, frames) => {
    const { got, closed } = await raw(frames());
    // Sooner than the library would close it.
    await until('the connection is closed', closed, 40_000);
    expect(got.join('\n')).not.toMatch(/message\.|turn\./);
  });

  it.each([
    ['connects twice', () => [connect(), connect()]],
    ['connects elsewhere again and again', () => Array.from({ length: 50 }, (_, n) => `40/nowhere-${n},`)],
  ])('%s: is cut before its time to connect is over', async (_, frames) => {
    // On a slow machine both may be closed when they are looked at.
    const got = await eventually(async () => {
      const silent = await raw([]);
      const cut = await raw(frames());
      await until('one is closed', () => silent.closed() || cut.closed());
      return !silent.closed() && cut.got;
    });
    expect(got.filter((frame) => /^4[04]/.test(frame)).length).toBeLessThan(2);
  });

  it.each([
    ['leaves the namespace', ['41/v1,']],
    ['calls without end', Array.from({ length: 1_000 }, () => '42/v1,["delete"]')],
  ])('%s, once it is let in: is closed', async (_, frames) => {
    const { got, closed, send } = await raw([connect()]);
    await until('it is let in', () => got.some((frame) => frame.startsWith('40/v1,')));
    frames.forEach(send);
    await until('the connection is closed', closed);
  });

  it('calls on without waiting: is refused beyond twenty at a time', async () => {
    const socket = socketOf(shop.api);
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    const id = await startConversation(shop.api);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => call(socket, 'events', { conversationId: id })),
    );
    const codes = answers.map((answer) => codesOf(answer));
    expect(codes).toContainEqual([429, 'too_many_calls']);
    expect(codes).toContainEqual([undefined, undefined]);
    socket.disconnect();
  });

  it('follows more conversations than it may', async () => {
    const socket = socketOf(shop.api);
    for (let n = 0; n < 10; n += 1) {
      const asked = { conversationId: await startConversation(shop.api) };
      expect(await call(socket, 'events', asked)).toEqual({ after: null });
    }
    const one = { conversationId: await startConversation(shop.api) };
    expect(codesOf(await call(socket, 'events', one))).toEqual([429, 'too_many_conversations']);
    socket.disconnect();
  });
});

test('other upgrades than those of sockets get the answer of HTTP/1.1', async () => {
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' };
  const [response] = await once(request(`${shop.api.url}/health/live`, { headers }).end(), 'response');
  expect((response as { statusCode: number }).statusCode).toBe(200);
});

test('a socket is counted while it is open, and leaves a log line with its correlation id', async () => {
  const correlation = `walk-${String(process.pid)}`;
  const socket = socketOf(shop.api, { extraHeaders: { 'x-correlation-id': correlation } });
  const answer = await call(socket, 'events', { conversationId: 'none' });
  expect(answer.error).toMatchObject({ instance: '/socket.io' });
  socket.disconnect();
  const line = await eventually(async () =>
    stage.frontdesk.log.find((each) => each.includes(correlation) && each.includes('Socket closed')),
  );
  expect(JSON.parse(line)).toMatchObject({ tenant: shop.id, calls: 1, correlationId: correlation });
});

test('what is said over a socket with a key is audited as over HTTP', async () => {
  const id = await startConversation(shop.api);
  const socket = socketOf(shop.api);
  await call(socket, 'message', { conversationId: id, text: 'hello', clientId: 'c-9' });
  socket.disconnect();
  const { body } = await shop.api.get<{ data: { action: string }[] }>('/v1/audit-log');
  expect(body.data.map(({ action }) => action)).toContain('conversations.send');
});

test('a session of long polling whose client never says who it is is forgotten after five seconds', async () => {
  const address = `${shop.api.url}${POLLING}&sid=${anonymous}`;
  const isForgotten = async () => (await fetch(address, { method: 'POST', body: '3' })).status === 400;
  await until('it is forgotten', isForgotten, 40_000);
});
