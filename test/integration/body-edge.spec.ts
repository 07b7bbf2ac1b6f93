import { once } from 'node:events';
import { connect } from 'node:net';
import { Stage } from '../e2e/stage.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { operationsOf, Recorder } from './http-rig.js';

const UNKNOWN = '01900000-0000-7000-8000-00000000abcd';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let http: Recorder;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  http = new Recorder(frontdesk.url);
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

const many = (count: number, one: string) => `[${Array.from({ length: count }, () => one).join(',')}]`;
const fieldsOf = (row: number) => Array.from({ length: 26 }, (_, field) => `"a${row}_${field}":0`).join();
const longTag = `en${Array.from({ length: 40_000 }, (_, index) => `-x${(index + 46_656).toString(36)}`).join('')}`;

interface Wire {
  /** Waits until the text is sent. @returns false once the server has closed the connection. */
  send(text: string): Promise<boolean>;
  heard(): string;
}

/** The server's response on a new connection. */
async function talk(head: string[], conversation: (wire: Wire) => Promise<void>): Promise<string> {
  const { hostname, port } = new URL(frontdesk.url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  const send = (text: string) =>
    new Promise<boolean>((resolve) => {
      void closed.then(() => resolve(false));
      socket.write(text, (error) => resolve(!error));
    });
  await send([...head, `Host: ${hostname}`, '', ''].join('\r\n'));
  await conversation({ send, heard: () => heard });
  socket.destroy();
  return heard;
}

describe('the body of a caller without a credential', () => {
  it.each([
    ['1 MB of numbers', many(500_000, '1'), {}],
    ['2 MB of text', JSON.stringify('x'.repeat(2_000_000)), {}],
    ['no JSON', '{"text":', {}],
    ['another media type', 'a=b', { 'content-type': 'text/plain' }],
    ['another encoding', '{}', { 'content-encoding': 'zip' }],
    ['a prototype', '{"__proto__":1}', {}],
  ])('is not looked at: %s', async (_, body, headers) => {
    for (const { method, path, needs } of await operationsOf(frontdesk.url, '/openapi.json')) {
      if (needs === null || method === 'GET') continue;
      const answer = await http.send(null, method, path.replace('{id}', UNKNOWN), body, headers);
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 401, 'unauthenticated']);
    }
    expect((await http.send(null, 'POST', '/v1/nothing', body, headers)).body.code).toBe('no_such_route');
  });

  it('is read no further than the response needs, and its connection is closed', async () => {
    let sent = 0;
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const head = ['POST /v1/orders HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked'];
    const heard = await talk(head, async ({ send }) => {
      while (sent < 64_000_000 && (await send(chunk))) sent += chunk.length;
    });
    expect(heard).toContain('401 Unauthorized');
    expect(sent).toBeLessThan(64_000_000);
  });

  it('is not sent by a client that uses Expect: 100-continue', async () => {
    const head = ['POST /v1/orders HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 100000'];
    const heard = await talk([...head, 'Expect: 100-continue'], async (wire) => {
      await eventually(() => Promise.resolve(wire.heard().includes('HTTP/1.1 ')));
    });
    expect(heard).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('the body of a known caller', () => {
  const authorised = () => [
    'PATCH /v1/tenant HTTP/1.1',
    `Authorization: Bearer ${shop.api.key}`,
    'Content-Type: application/json',
  ];
  const nameNow = async () => (await shop.api.get<{ name: string }>('/v1/tenant')).body.name;

  it.each(['100-continue', '100-Continue'])('is asked for when it is wanted: %s', async (expectation) => {
    const body = '{"name":"Asked for"}';
    const head = [...authorised(), `Content-Length: ${body.length}`, `Expect: ${expectation}`];
    const heard = await talk(head, async (wire) => {
      await eventually(() => Promise.resolve(wire.heard().startsWith('HTTP/1.1 100 Continue')));
      await wire.send(body);
      await eventually(() => Promise.resolve(wire.heard().includes('HTTP/1.1 200 OK')));
    });
    expect(heard).toContain('"name":"Asked for"');
    expect(await nameNow()).toBe('Asked for');
  });

  it('has no effect when it is incomplete', async () => {
    const before = await nameNow();
    await talk([...authorised(), 'Content-Length: 100'], async ({ send }) => {
      await send('{"name":"Half"}');
      await shop.api.get('/v1/tenant');
    });
    expect(await nameNow()).toBe(before);
    expect((await shop.api.get('/health/live')).status).toBe(200);
  });
});

describe('a body that no operation can need', () => {
  const order = (items: string) =>
    `{"number":"X-1","status":"shipped","total":"1.00","customer":{},"items":${items}}`;

  it.each<[string, string, string, () => string, number, string, string | undefined]>([
    [
      'a list of many',
      'PUT',
      '/v1/closures',
      () => `{"closures":${many(349_000, '{}')}}`,
      400,
      'too_many_values',
      undefined,
    ],
    [
      'a list of too many',
      'PUT',
      '/v1/closures',
      () => `{"closures":${many(501, '{}')}}`,
      422,
      'invalid',
      '/closures',
    ],
    ['many items', 'POST', '/v1/orders', () => order(many(349_000, '{}')), 400, 'too_many_values', undefined],
    [
      'too many items',
      'POST',
      '/v1/orders',
      () => order(many(201, '{"quantity":1}')),
      422,
      'invalid',
      '/items',
    ],
    [
      'many hours',
      'PUT',
      '/v1/opening-hours',
      () => `{"week":{"mon":${many(349_000, '{}')}}}`,
      400,
      'too_many_values',
      undefined,
    ],
    [
      'an unknown list',
      'PATCH',
      '/v1/tenant',
      () => `{"colour":${many(900, '{}')}}`,
      400,
      'too_many_values',
      undefined,
    ],
    [
      'a long language tag',
      'PATCH',
      '/v1/tenant',
      () => JSON.stringify({ locale: longTag }),
      422,
      'invalid',
      '/locale',
    ],
    [
      'a long zone',
      'PATCH',
      '/v1/tenant',
      () => JSON.stringify({ timezone: longTag }),
      422,
      'invalid',
      '/timezone',
    ],
    [
      'many rows',
      'PUT',
      '/v1/products',
      () => `{"products":${many(349_000, '{}')}}`,
      400,
      'too_many_values',
      undefined,
    ],
    [
      'too many rows',
      'PUT',
      '/v1/products',
      () => `{"products":${many(501, '{}')}}`,
      422,
      'invalid',
      '/products',
    ],
    [
      'rows that are far too many',
      'PUT',
      '/v1/orders',
      () => `{"orders":${many(25_000, '{"a":0,"b":0}')}}`,
      400,
      'too_many_values',
      undefined,
    ],
    [
      'a row of very many fields',
      'PUT',
      '/v1/orders',
      () => `{"orders":[{${Array.from({ length: 90_000 }, (_, index) => `"${index}":0`).join()}}]}`,
      400,
      'too_many_fields',
      undefined,
    ],
    [
      'names that no other row has',
      'PUT',
      '/v1/orders',
      () => `{"orders":[${Array.from({ length: 2900 }, (_, row) => `{${fieldsOf(row)}}`).join()}]}`,
      400,
      'too_many_fields',
      undefined,
    ],
    [
      'many levels',
      'PATCH',
      '/v1/tenant',
      () => '{"a":'.repeat(8) + '1' + '}'.repeat(8),
      400,
      'too_deep',
      undefined,
    ],
  ])('is refused, and nothing is changed: %s', async (_, method, path, body, status, code, pointer) => {
    const get = async () => (await shop.api.get(path)).text;
    const before = await get();
    const answer = await http.send(shop.api.key, method, path, body());
    expect([answer.status, answer.body.code, answer.body.errors[0]?.pointer]).toEqual([
      status,
      code,
      pointer,
    ]);
    expect(await get()).toBe(before);
  });

  it.each<[string, () => string, number, string]>([
    ['1 MB of language tag', () => JSON.stringify({ locale: longTag.repeat(4) }), 413, 'body_too_large'],
    ['a long language tag', () => JSON.stringify({ locale: longTag.slice(0, 60_000) }), 422, 'invalid'],
    ['an identity of many', () => `{"identity":${many(349_000, '{}')}}`, 413, 'body_too_large'],
    ['an identity of less', () => `{"identity":${many(20_000, '{}')}}`, 400, 'too_many_values'],
    ['an identity that is a list', () => `{"identity":${many(100, '{}')}}`, 422, 'invalid'],
  ])('is refused to whoever holds a widget key, and starts no session: %s', async (_, body, status, code) => {
    const visitors = async () => (await shop.api.get('/v1/visitors')).text;
    const before = await visitors();
    const answer = await http.send(shop.widget.key, 'POST', '/widget/v1/sessions', body());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await visitors()).toBe(before);
  });

  it('is cut or reported for a row, and the others are kept', async () => {
    const good = { sku: 'good', name: 'Mug', price: '1.00' };
    const { body } = await shop.api.put<{ created: number; errors: { pointer: string; code: string }[] }>(
      '/v1/products',
      {
        products: [
          { ...good, sku: 'long', name: 'x'.repeat(100_000) },
          { ...good, sku: 'tags', tags: Array.from({ length: 900 }, () => 'x') },
          { ...good, sku: 'map', attributes: { a: Array.from({ length: 900 }, () => ({})) } },
          good,
        ],
      },
    );
    expect([body.created, body.errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([
      3,
      ['/products/2/attributes invalid_text_map'],
    ]);
  });
});
