import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPromtool } from '../../scripts/lib/monitoring/install-prometheus.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { DECLARATIONS } from '../../src/platform/metrics/declarations.js';
import type { Declaration, Labels } from '../../src/platform/metrics/metric.js';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import { says } from '../puppet-model/replies.js';
import { Api, atLast } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually, until } from '../support/eventually.js';
import { freePort, type FrontdeskProcess } from '../support/frontdesk-process.js';
import { metricsText, Samples } from '../support/samples.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

/** Installing Prometheus's package takes a while, once. */
const SECRET = { CHAT_SHARED_SECRET: 'a-shared-secret-of-this-test-alone' };
const BACKUP = '2026-12-01T03:00:00.000Z';
const RESTORE = '2026-12-01T04:00:00.000Z';
const PRICES = JSON.stringify({ puppet: { inputPerMillion: 1, outputPerMillion: 2 } });
/** No process that works takes longer for an answer that asks nobody. */
const SILENT_MS = 5_000;

type Role = 'api' | 'worker' | 'chat';

let stage: Stage;
let puppet: Puppet;
let shop: TestBusiness;
let processes: Record<Role, FrontdeskProcess>;
let ports: Record<Role, string>;
let startChat: () => Promise<FrontdeskProcess>;
const dir = mkdtempSync(join(tmpdir(), 'metrics-'));

beforeAll(async () => {
  stage = await Stage.open();
  puppet = await startPuppet();
  puppet.script(says('We have many of them, and they are all handmade in our own workshop here.'));
  const statusFile = join(dir, 'backups.json');
  writeFileSync(
    statusFile,
    JSON.stringify({ backups: { dump: { at: BACKUP, bytes: 7 } }, restore: { at: RESTORE } }),
  );
  const [api, worker, chat] = await Promise.all([freePort(), freePort(), freePort()]);
  ports = { api: urlOf(api), worker: urlOf(worker), chat: urlOf(chat) };
  const env = {
    ...SECRET,
    ...{ BACKUP_STATUS_FILE: statusFile, DATA_FOLDER: dir, METRICS_TENANTS: '2' },
    ...{ OPENAI_BASE_URL: puppet.url, OPENAI_MODEL: 'puppet', OPENAI_API_KEY: 'k' },
    ...{ MODEL_PRICES: PRICES, MODEL_PRIVATE_HOSTS: '127.0.0.1' },
  };
  startChat = () => stage.startChat({ ...env, METRICS_PORT: String(chat) });
  const chatProcess = await startChat();
  const [apiProcess, workerProcess] = await Promise.all([
    stage.start({ ...env, CHAT_URL: chatProcess.url, METRICS_PORT: String(api) }),
    stage.startWorker({ ...env, CHAT_URL: chatProcess.url, METRICS_PORT: String(worker) }),
  ]);
  processes = { api: apiProcess, worker: workerProcess, chat: chatProcess };
  shop = await stage.business(apiProcess);
  await shop.api.patch('/v1/tenant', { assistant: { mode: 'model' } });
});
afterAll(async () => {
  await stage.close();
  await puppet.close();
  rmSync(dir, { recursive: true });
});

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Over all processes. */
async function total(name: string, labels: Record<string, string> = {}): Promise<number> {
  const told = await Promise.all(Object.values(ports).map((url) => Samples.of(url)));
  return told.reduce((sum, samples) => sum + (samples.sum(name, labels) ?? 0), 0);
}

function labelsOf(declaration: Declaration): Labels {
  return declaration.labels;
}

test('a turn is counted with who answered, its first word, its model and its business', async () => {
  const conversation = await startConversation(shop.api);
  await ask(shop.api, conversation, 'What do you think of hovercrafts in general?');
  await ask(shop.api, conversation, 'hello');
  await until('both turns are counted', async () => (await total('frontdesk_turns_total')) === 2);
  expect(await total('frontdesk_turns_total', { outcome: 'answered' })).toBeGreaterThan(0);
  expect(await total('frontdesk_first_answer_seconds_count')).toBe(2);
  expect(await total('frontdesk_turn_duration_seconds_count')).toBe(2);
  expect(await total('frontdesk_model_calls_total', { owner: 'platform', outcome: 'answered' })).toBe(
    puppet.requests.length,
  );
  expect(puppet.requests.length).toBeGreaterThan(0);
  expect(await total('frontdesk_model_tokens_total', { kind: 'input' })).toBeGreaterThan(0);
  expect(await total('frontdesk_model_cost_dollars_total')).toBeGreaterThan(0);
  expect(await total('frontdesk_tenant_model_cost_dollars_total', { tenant: shop.id })).toBeGreaterThan(0);
  expect(await total('frontdesk_tenant_turns_total', { tenant: shop.id })).toBe(2);
  expect(await total('frontdesk_jobs_total', { kind: 'turn.answer', outcome: 'done' })).toBe(2);
  expect(await total('frontdesk_search_duration_seconds_count')).toBeGreaterThan(0);
  expect(await total('frontdesk_answer_cache_requests_total')).toBeGreaterThan(0);
});

test('requests are counted by operation, method and status, streams by their beginning', async () => {
  const found = { operation: 'Products_get', method: 'GET', status: '4xx' };
  await shop.api.get(`/v1/products/${randomUUID()}`);
  const path = `/v1/conversations/${await startConversation(shop.api)}/events`;
  const headers = { authorization: `Bearer ${String(shop.api.key)}` };
  const stream = await atLast(() => fetch(processes.api.url + path, { headers }));
  const samples = await Samples.of(ports.api);
  expect(samples.sum('frontdesk_http_request_duration_seconds_count', found)).toBe(1);
  expect(samples.sum('frontdesk_streams_open')).toBe(1);
  expect(
    samples.sum('frontdesk_http_request_duration_seconds_count', { operation: 'Conversations_events' }),
  ).toBe(1);
  await stream.body?.cancel();
  await until(
    'the stream is closed',
    async () => (await Samples.of(ports.api)).sum('frontdesk_streams_open') === 0,
  );
});

test('no label grows with what clients send', async () => {
  const send = async () => {
    const evil = `${randomUUID()}"} 1\nfrontdesk_evil 1`;
    const path = `/v1/${encodeURIComponent(evil)}`;
    await Promise.all([
      shop.api.get(path),
      new Api(processes.api.url, evil.split('"')[0] ?? '').get('/v1/tenant'),
      shop.api.get('/v1/tenant', { 'x-correlation-id': randomUUID(), 'user-agent': evil.slice(0, 36) }),
      fetch(`${processes.api.url}${path}`, { method: 'PROPFIND' }),
      fetch(`${processes.api.url}/health/live?${randomUUID()}`),
    ]);
  };
  await send();
  const names = async () =>
    (await Samples.of(ports.api)).all.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);
  // What runs by itself may begin meanwhile, once; these would add something each time.
  let fresh: string[] = [];
  let before = await names();
  await until('nothing is new', async () => {
    for (let n = 0; n < 10; n += 1) await send();
    const after = await names();
    fresh = after.filter((name) => !before.includes(name));
    before = after;
    return fresh.length === 0;
  }).catch(() => undefined);
  expect(fresh).toEqual([]);
  expect(before.join('\n')).not.toContain('evil');
});

test('every label has a value that is declared, an operation of the documents, or a business with much use', async () => {
  const others = [await stage.business(processes.api), await stage.business(processes.api)];
  for (const { api } of others) await api.get('/v1/tenant');
  const documents = ['openapi.json', 'admin-openapi.json'].map((file) =>
    readFileSync(join(__dirname, '..', '..', file), 'utf8'),
  );
  const operations = new Set(
    documents.flatMap((text) => Array.from(text.matchAll(/"operationId": "(\w+)"/g), ([, id]) => id)),
  );
  const byName = new Map(Object.values<Declaration>(DECLARATIONS).map((each) => [each.name, each]));
  const tenants = new Set<string>();
  for (const url of Object.values(ports)) {
    for (const { name, labels } of (await Samples.of(url)).all) {
      const declaration =
        byName.get(name.replace(/_(?:bucket|sum|count)$/, '') as Declaration['name']) ??
        byName.get(name as Declaration['name']);
      if (!declaration) continue;
      for (const [label, value] of Object.entries(labels)) {
        if (label === 'le') continue;
        const values = labelsOf(declaration)[label];
        if (values === 'tenants') tenants.add(value);
        else if (label === 'operation') expect(operations.has(value) || value === 'none').toBe(true);
        else if (Array.isArray(values)) expect([...(values as string[]), 'other']).toContain(value);
      }
    }
  }
  tenants.delete('other');
  expect(tenants.size).toBeLessThanOrEqual(2 * 3);
  expect(tenants.has(shop.id)).toBe(true);
});

test('queues, outbox, dead letters, pools, disk and backups are told, whoever is asked', async () => {
  for (const url of [ports.api, ports.worker]) {
    // A pool closes what was idle for 10 s; a scrape asks the database itself, so the next one sees its connection.
    const samples = await eventually(async () => {
      const told = await Samples.of(url);
      const connections = told.sum('frontdesk_database_pool_connections', { pool: 'app' }) ?? 0;
      return connections > 0 && told.sum('frontdesk_ready') === 1 && told;
    });
    expect(samples.sum('frontdesk_queue_owed_jobs', { queue: 'turns', priority: '1' })).toBe(0);
    expect(samples.sum('frontdesk_queue_oldest_job_age_seconds', { queue: 'turns', priority: '1' })).toBe(0);
    expect(samples.sum('frontdesk_queue_jobs', { queue: 'turns', state: 'active' })).toBe(0);
    for (const name of [
      'frontdesk_outbox_unsent_jobs',
      'frontdesk_outbox_lag_seconds',
      'frontdesk_dead_letters',
    ])
      expect(samples.sum(name)).toBe(0);
    expect(samples.sum('frontdesk_disk_free_bytes')).toBeGreaterThan(0);
    expect(samples.sum('frontdesk_backup_last_success_timestamp_seconds', { kind: 'dump' })).toBe(
      Date.parse(BACKUP) / 1_000,
    );
    expect(samples.sum('frontdesk_restore_last_success_timestamp_seconds')).toBe(Date.parse(RESTORE) / 1_000);
    expect(samples.sum('frontdesk_backup_last_success_timestamp_seconds', { kind: 'wal' })).toBeNull();
    expect(samples.sum('frontdesk_ready')).toBe(1);
  }
});

test('promtool finds nothing to say about any process', async () => {
  const promtool = await findPromtool();
  for (const url of Object.values(ports)) {
    const input = await metricsText(url);
    expect(await run(promtool, ['check', 'metrics'], { input })).toEqual({ code: 0, output: '' });
    // It would have found this.
    const wrong = input.replaceAll('frontdesk_ready', 'frontdesk_ready_total');
    expect((await run(promtool, ['check', 'metrics'], { input: wrong })).code).not.toBe(0);
  }
});

test.each(['worker', 'chat'] as const)(
  'a %s answers probes on its own port, with all that it needs',
  async (role) => {
    const up = { status: 'up', ms: expect.any(Number) };
    const read = (path: string) =>
      atLast(async () => {
        const response = await fetch(`${ports[role]}${path}`);
        return { status: response.status, body: await response.json() };
      });
    expect(await read('/health/live')).toEqual({ status: 200, body: { status: 'ok' } });
    for (const path of ['/health/ready', '/health'])
      expect(await read(path)).toMatchObject({
        status: 200,
        body: { status: 'ok', checks: { database: up, redis: up } },
      });
    expect(await read('/health/startup')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await read('/health')).toMatchObject({
      body: {
        queueAges: { turns: 0, channels: 0, events: 0, webhooks: 0, bulk: 0, indexing: 0 },
        backups: { lastBackupAt: BACKUP, lastGoodRestoreAt: RESTORE },
      },
    });
    expect((await fetch(`${ports[role]}/v1/tenant`)).status).toBe(404);
    expect((await fetch(`${ports[role]}/metrics`, { method: 'POST' })).status).toBe(405);
  },
);

/** Whether the process answers in time that it lives. */
function lives(url: string, withinMs = 150_000): Promise<boolean> {
  return fetch(`${url}/health/live`, { signal: AbortSignal.timeout(withinMs) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

test('a process that hangs is told from one that is busy', async () => {
  const busy = Promise.all(
    Array.from({ length: 300 }, () => shop.api.get('/v1/products?limit=100').catch(() => null)),
  );
  expect(await lives(ports.api)).toBe(true);
  await busy;
  processes.worker.child.kill('SIGSTOP');
  try {
    expect(await lives(ports.worker, SILENT_MS)).toBe(false);
    expect(await lives(ports.api)).toBe(true);
  } finally {
    processes.worker.child.kill('SIGCONT');
  }
  await until('it goes on', () => lives(ports.worker));
  expect(processes.worker.child.exitCode).toBeNull();
});

test('a process that stops says so before it is gone', async () => {
  const drains = async () => {
    const response = await fetch(`${ports.chat}/health/ready`);
    const { checks } = (await response.json()) as { checks: Record<string, { detail?: string }> };
    return response.status === 503 && checks['process']?.detail === 'shutting down';
  };
  // On a slow machine it may be gone before it was asked, and is started and stopped again.
  const isSeen = await eventually(async () => {
    const ended = processes.chat.stop();
    const seen = await until('it drains', drains).then(
      () => true,
      () => false,
    );
    expect(await ended).toBe(0);
    if (!seen) processes.chat = await startChat();
    return seen;
  });
  expect(isSeen).toBe(true);
});

test('what cannot be read is absent and counted, and the rest is told all the same', async () => {
  await stage.redis.kill();
  await until('Redis is known to be away', async () => {
    const samples = await Samples.of(ports.worker);
    return (
      samples.sum('frontdesk_queue_jobs') === null &&
      samples.sum('frontdesk_dependency_up', { dependency: 'redis' }) === 0
    );
  });
  const samples = await Samples.of(ports.worker);
  expect(samples.sum('frontdesk_ready')).toBe(0);
  expect(samples.sum('frontdesk_queue_owed_jobs', { queue: 'turns' })).not.toBeNull();
  expect(samples.sum('frontdesk_metrics_source_failures_total', { source: 'queues' })).toBeGreaterThan(0);
  expect((await fetch(`${ports.worker}/health/live`)).status).toBe(200);
  expect((await fetch(`${ports.worker}/health/ready`)).status).toBe(503);
});
