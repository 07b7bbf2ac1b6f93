import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { Api } from './api.js';
import { cpuMsOf } from './cpu-time.js';
import { MarkerOracle, mintMarker, oracle } from './oracle.js';

const OBJECT = '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11';

/** Answers each call with the test's response. */
let answer: RequestListener = (_, response) => response.end();
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

/** Two tenants of which the oracle knows. */
function tenants() {
  const [a, b] = ['a', 'b'].map((name) => ({
    id: name,
    key: `key-of-${name}-${mintMarker()}`,
    marker: mintMarker(),
  }));
  if (!a || !b) throw new Error('Two tenants are needed.');
  for (const { id, key, marker } of [a, b]) {
    oracle.mark(id, marker);
    oracle.own(key, id);
  }
  return { a, b, asA: new Api(url, a.key), asB: new Api(url, b.key) };
}

describe('every answer that a test receives passes the oracle', () => {
  const hidden: [string, (marker: string) => string][] = [
    ['as it is', (marker) => `{"name":"${marker}"}`],
    ['in capitals', (marker) => marker.toUpperCase()],
    ['escaped as JSON may', (marker) => `{"name":"${escaped(marker, '\\u00')}"}`],
    ['escaped as URLs may', (marker) => `/next?after=${escaped(marker, '%')}`],
    [
      'in a cursor of base64',
      (marker) => `{"next":"${Buffer.from(`after:${marker}`).toString('base64url')}"}`,
    ],
  ];

  it.each(hidden)('a body with another tenant’s marker %s fails the test', async (_, write) => {
    const { b, asA } = tenants();
    answer = (_request, response) => response.end(write(b.marker));
    await asA.get('/');
    expect(() => oracle.verdict()).toThrow(
      `The answer to GET / (200) showed marker ${b.marker} of b to tenant a`,
    );
    expect(() => oracle.verdict()).not.toThrow();
  });

  it('so does a header', async () => {
    const { b, asA } = tenants();
    answer = (_, response) => response.setHeader('x-hint', b.marker).end();
    await asA.delete('/');
    expect(() => oracle.verdict()).toThrow(b.marker);
  });

  it('so does an event whose marker is cut in two', async () => {
    const { b, asA } = tenants();
    answer = (_, response) => {
      const event = `data: {"text":"${b.marker}"}\n\n`;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(event.slice(0, 25));
      setImmediate(() => response.end(event.slice(25)));
    };
    expect(await asA.events('/')).toHaveLength(1);
    expect(() => oracle.verdict()).toThrow(b.marker);
  });

  it('so does a response to a request without a credential', async () => {
    const { b } = tenants();
    answer = (_, response) => response.end(b.marker);
    await new Api(url, null).get('/');
    expect(() => oracle.verdict()).toThrow('somebody without a credential');
  });

  it('so does an object’s id, once its owner has received it; not one that the caller sent itself', async () => {
    const { asA, asB } = tenants();
    answer = (_, response) => response.end(`{"id":"${OBJECT}","requestId":"${OBJECT}"}`);
    await asB.get('/');
    await asA.get(`/things/${OBJECT}`);
    oracle.verdict();
    await asA.get('/things');
    expect(() => oracle.verdict()).toThrow(`id ${OBJECT} of b`);
  });

  it('so do responses to a key or token that the tenant received later', async () => {
    const { a, b, asA } = tenants();
    const later = `fd_live_${'x'.repeat(49)}`;
    answer = (_, response) => response.end(`{"secret":"${later}"}`);
    await asA.get('/');
    answer = (_, response) => response.end(b.marker);
    await new Api(url, later).get('/');
    expect(() => oracle.verdict()).toThrow(`to tenant ${a.id}`);
  });

  it('a tenant may see its own words, and an unknown credential belongs to nobody', async () => {
    const { b, asB } = tenants();
    answer = (_, response) => response.end(b.marker);
    await asB.get('/');
    await new Api(url, 'an-admin').get('/');
    oracle.verdict();
  });
});

describe('a log line', () => {
  it('holds no marker, not even beside its own tenant, and no credential', () => {
    const mine = new MarkerOracle();
    const marker = mintMarker();
    mine.mark('a', marker);
    mine.seeLog(`{"tenant":"a","msg":"hello ${marker}"}`);
    expect(() => mine.verdict()).toThrow(marker);
    const key = `fd_live_${'y'.repeat(49)}`;
    mine.own(key, 'a');
    mine.seeLog(`Bearer ${key}`);
    expect(() => mine.verdict()).toThrow('A log line showed fd_live_');
    mine.seeLog('GET /v1/tenant 200');
    mine.verdict();
  });
});

it('the content of Redis passes it too: a tenant’s words only under its own keys', () => {
  const mine = new MarkerOracle();
  const [marker, tenant] = [mintMarker(), OBJECT];
  mine.mark(tenant, marker);
  mine.seeStored(`t:${tenant}:events:1`, JSON.stringify([['1-0', ['d', marker]]]));
  mine.verdict();
  for (const key of ['t:019aa7d2-7c1b-7000-8000-000000000000:events:1', 'bull:turns:1', 'limit:x']) {
    mine.seeStored(key, JSON.stringify({ text: marker }));
    expect(() => mine.verdict()).toThrow(`The Redis key ${key} showed marker ${marker}`);
  }
});

it('is fast: a list of 100 kB in less than a tenth of a second', () => {
  const mine = new MarkerOracle();
  for (const id of ['a', 'b']) {
    mine.mark(id, mintMarker());
    mine.own(id, id);
  }
  const list = JSON.stringify(
    Array.from({ length: 500 }, () => ({ id: OBJECT, text: 'An answer of some length. '.repeat(6) })),
  );
  const ms = cpuMsOf(() => {
    for (let round = 0; round < 10; round += 1) mine.see('list', list, { credential: 'a', request: '' });
  });
  expect(list.length).toBeGreaterThan(100_000);
  expect(ms / 10).toBeLessThan(100);
});

function escaped(text: string, prefix: string): string {
  return [...Buffer.from(text)].map((byte) => prefix + byte.toString(16)).join('');
}
