import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { until } from '../support/eventually.js';
import { FrontdeskProcess } from '../support/frontdesk-process.js';
import { TestAuthority } from '../support/test-authority.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

/** Reserved by RFC 6761: no resolver knows it. */
const NOWHERE = 'models.nowhere.invalid';
/** Far above what a refusal takes on a busy machine that pauses; who waits for what is away waits without end. */
const LONGEST_MS = 150_000;

let stage: Stage;
let authority: TestAuthority;
let server: Server;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;
let asked = 0;

/** Check 107: the model's name leads nowhere, and the certificate of the embedding server has ended. */
beforeAll(async () => {
  stage = await Stage.open();
  authority = new TestAuthority('frontdesk-test');
  const { cert, key } = authority.sign('localhost', ['DNS:localhost'], -1);
  server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (_, response) => {
    asked += 1;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  frontdesk = await stage.start({
    NODE_EXTRA_CA_CERTS: authority.certificate.cert,
    ...{ OPENAI_BASE_URL: `https://${NOWHERE}/v1`, OPENAI_MODEL: 'lost', OPENAI_API_KEY: 'k' },
    EMBEDDINGS_BASE_URL: `https://localhost:${(server.address() as AddressInfo).port}/v1`,
    ...{ EMBEDDINGS_MODEL: 'old', EMBEDDINGS_API_KEY: 'k' },
  });
  shop = await stage.business(frontdesk);
  await shop.api.patch('/v1/tenant', { assistant: { mode: 'model' } });
});
afterAll(async () => {
  await stage.close();
  server.close();
  authority.remove();
});

test('visitors are answered all the same, in time', async () => {
  const began = performance.now();
  const answer = await ask(shop.api, await startConversation(shop.api), 'hello, what is this?');
  expect(answer.from).toBe('assistant');
  expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  expect(frontdesk.log.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual(
    [],
  );
});

test('health names what is away, at once, and the process stays ready', async () => {
  const read = async (path: string) => {
    const response = await fetch(`${frontdesk.url}${path}`);
    return { status: response.status, body: (await response.json()) as object };
  };
  const began = performance.now();
  expect(await read('/health')).toMatchObject({
    status: 200,
    body: { status: 'degraded', checks: { embeddings: { status: 'down' } } },
  });
  expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  expect((await read('/health/ready')).status).toBe(200);
  // Nobody has spoken to a server whose certificate has ended.
  expect(asked).toBe(0);
});

/** Of the database, for all but superusers; -1: no limit. */
async function allowConnections(limit: number): Promise<void> {
  await stage.sql(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT ${limit}', current_database()); END $$`,
  );
}

test('check 139: without PostgreSQL the process lives and is not ready; it is not replaced, and comes back', async () => {
  const read = async (path: string) => {
    const response = await fetch(`${frontdesk.url}${path}`);
    return { status: response.status, body: (await response.json()) as object };
  };
  await allowConnections(0);
  await stage.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename LIKE 'frontdesk%'`,
  );
  const down = { status: 503, body: { checks: { database: { status: 'down' }, redis: { status: 'up' } } } };
  await until('it is known', async () => (await read('/health/ready')).status === 503);
  for (const path of ['/health/ready', '/health']) expect(await read(path)).toMatchObject(down);
  expect((await read('/health/live')).status).toBe(200);
  // What asked its way in before is refused in words, at once.
  const began = performance.now();
  expect((await shop.api.once.get('/v1/tenant')).status).toBe(503);
  expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  await allowConnections(-1);
  await until('it is ready again', async () => (await read('/health/ready')).status === 200);
  expect(frontdesk.child.exitCode).toBeNull();
  expect((await shop.api.get('/v1/tenant')).status).toBe(200);
});

test('a store whose name leads nowhere is named by the process that does not start', async () => {
  const database = new URL(stage.env().DATABASE_URL);
  database.hostname = 'db.nowhere.invalid';
  const began = performance.now();
  const { exitCode, log } = await FrontdeskProcess.refuse('main.js', stage.secrets, {
    ...stage.env(),
    DATABASE_URL: database.href,
  });
  expect(exitCode).toBe(1);
  expect(log.join('\n')).toContain('db.nowhere.invalid');
  expect(log.join('\n')).not.toContain(database.password);
  expect(performance.now() - began).toBeLessThan(LONGEST_MS);
});
