import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './api.js';

const BUSY = { status: 503, body: { code: 'database_unavailable' } };

let server: Server;
let replies: { status: number; body: object }[];
beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume();
    const { status, body } = replies.shift() ?? { status: 200, body: { done: true } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => server.close());

function api(): Api {
  return new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'key');
}

test('a call that a busy database has refused is made again', async () => {
  replies = [BUSY, BUSY];
  expect(await api().post('/', { a: 1 })).toMatchObject({ status: 200, body: { done: true } });
});

test('not by who takes each first answer', async () => {
  replies = [BUSY];
  expect(await api().once.get('/')).toMatchObject(BUSY);
});

test.each([
  { status: 503, body: { code: 'overloaded' } },
  { status: 500, body: { code: 'database_unavailable' } },
])('no other refusal is repeated: $status $body.code', async (refusal) => {
  replies = [refusal];
  expect(await api().get('/')).toMatchObject(refusal);
});
