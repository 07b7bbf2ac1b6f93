import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { monitoringPrograms } from '../../../scripts/lib/monitoring/programs.mjs';
import { run } from '../../../scripts/lib/system/commands.mjs';
import { DASHBOARDS, expressionsOf } from '../../../ops/monitoring/dashboards/index.js';
import { ROOT } from '../../monitoring/alert-files.js';
import { runbookPages } from '../../monitoring/runbook-commands.js';
import { Api } from '../../support/api.js';
import { deepTest } from '../../support/deep-test.js';
import { eventually, until } from '../../support/eventually.js';
import { noteProcess } from '../../support/noted-processes.js';
import { expectProblem } from '../expectations.js';
import { WatchedProduct } from './watched-product.js';

interface TestBody {
  id: string;
  status: string;
  receivers: string[];
  unreached: string[];
  acknowledgedBy: string | null;
  acknowledgedWith: string | null;
  seconds: number | null;
}

/** Figures that begin with an event which this test does not cause: a model, a limit, too much load, an embedding, a warning, a wait in vain. */
const AFTER_AN_EVENT =
  /frontdesk_(?:model_|limits_hit|requests_shed|answer_cache|embedding_|log_lines|database_given_up)/;

let watched: WatchedProduct;
let admin: Api;
/** The probe's lines of `.env`. */
let probeEnv: NodeJS.ProcessEnv;
/** Asks once a second. */
let asking: ChildProcess;

beforeAll(async () => {
  watched = await WatchedProduct.open();
  admin = watched.stage.admin(watched.frontdesk);
}, 300_000);
afterAll(() => watched.close());

function probe(env: NodeJS.ProcessEnv = {}, ...args: string[]) {
  return run(process.execPath, [join(ROOT, 'ops', 'probe.mjs'), ...args], {
    env: { ...process.env, PROBE_URL: watched.frontdesk.url, ...probeEnv, ...env },
  });
}

describe('the probe', () => {
  test('is set up once, and gets its answer as a visitor does, leaving nothing', async () => {
    const made = await probe({ ADMIN_API_KEY: watched.stage.secrets.adminKey }, '--set-up');
    expect(made.code).toBe(0);
    probeEnv = Object.fromEntries(
      made.output
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    );
    expect(Object.keys(probeEnv)).toEqual(['PROBE_WIDGET_KEY', 'PROBE_MARKER']);
    // A slow machine may take longer than the probe waits.
    const asked = await eventually(async () => {
      const told = await probe();
      return told.code === 0 && told;
    });
    expect(asked.output).toContain('answered');
    await eventually(async () => (await watched.stage.sql('SELECT FROM visitors')).length === 0);
  });

  test.each([
    ['answer', { PROBE_MARKER: 'something else' }],
    ['settings', { PROBE_WIDGET_KEY: 'fd_pub_unknown' }],
    ['widget', { PROBE_URL: 'http://127.0.0.1:9' }],
    ['widget', { PROBE_WIDGET_KEY: '' }],
  ])('says at which step it failed: %s', async (step, env) => {
    expect(await probe(env)).toMatchObject({
      code: 1,
      output: expect.stringContaining(`failed at "${step}"`),
    });
  });

  test('asks again and again, and Prometheus sees it', async () => {
    const args = [join(ROOT, 'ops', 'probe.mjs'), '--every', '1', '--listen', String(watched.probePort)];
    asking = spawn(process.execPath, args, {
      env: { ...process.env, PROBE_URL: watched.frontdesk.url, ...probeEnv },
      stdio: 'ignore',
    });
    noteProcess(asking);
    await eventually(async () => (await watched.figure('frontdesk_probe_success == 1')).length > 0);
    await eventually(async () => (await watched.figure('frontdesk_probe_runs_total >= 3')).length > 0);
    // What they were asked is in the figures of the product.
    await eventually(
      async () => (await watched.figure('sum(frontdesk_turns_total{outcome="answered"}) >= 3')).length > 0,
    );
  });
});

describe('a test of alerts', () => {
  test('goes through every receiver, and its link ends it with a name', async () => {
    const began = Date.now();
    const { status, body } = await admin.post<TestBody>('/admin/v1/alerts/test');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'waiting',
      receivers: ['escalation', 'page', 'ticket'],
      unreached: [],
    });
    const { receivers } = watched;
    await until('the first person is told every way', () => {
      const hook = receivers.told('/hook', 'AlertTest').map(({ receiver }) => receiver);
      const ways = [receivers.at('/slack'), receivers.at('/pager'), receivers.mailsTo('first@example.com')];
      return hook.includes('page') && hook.includes('ticket') && ways.every(({ length }) => length > 0);
    });
    await until('the second person is tried', () => receivers.told('/hook-2', 'AlertTest').length > 0);
    const annotations = receivers.told('/hook', 'AlertTest')[0]?.alerts[0]?.annotations ?? {};
    const link = new URL(annotations['acknowledge'] ?? '');
    expect(annotations['runbook']).toBe('docs/runbooks/alert-test.md');
    const [id = '', secret = ''] = link.hash.slice(1).split('.');
    expect(id).toBe(body.id);

    const page = await new Api(link.origin, null).get<string>(link.pathname);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('I have it') });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const anyone = new Api(link.origin, null);
    const wrong = secret.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'));
    const refused = await anyone.post(link.pathname, { id, secret: wrong, by: 'Eve' });
    expectProblem(refused, 404, 'not_found');
    expect((await anyone.post(link.pathname, { id, secret, by: 'Mara' })).status).toBe(204);
    expect((await anyone.post(link.pathname, { id, secret, by: 'Somebody later' })).status).toBe(204);

    const kept = await admin.get<TestBody>(`/admin/v1/alerts/tests/${id}`);
    expect(kept.body).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'Mara',
      acknowledgedWith: 'link',
    });
    expect(kept.body.seconds).toBeLessThanOrEqual((Date.now() - began) / 1000 + 1);
    await until('it is over', () => receivers.told('/hook', 'AlertTest', 'resolved').length > 0);
  });

  test('goes to the second person when nobody acknowledges it, and an admin key may', async () => {
    const { body } = await admin.post<TestBody>('/admin/v1/alerts/test');
    const escalated = () =>
      watched.receivers
        .told('/hook-2', 'AlertTest')
        .flatMap(({ alerts }) => alerts)
        .filter(({ labels }) => labels['test'] === body.id && labels['severity'] === 'page');
    await until('the second person is told', () => escalated().length > 0);
    const path = `/admin/v1/alerts/${body.id}/acknowledge`;
    expectProblem(await admin.post(path, { by: ' ' }), 422, 'invalid', ['/by']);
    expectProblem(await new Api(admin.url, null).post(path, { by: 'Eve' }), 401, 'unauthenticated');
    expect((await admin.post<TestBody>(path, { by: 'Jon' })).body).toMatchObject({
      acknowledgedBy: 'Jon',
      acknowledgedWith: 'first',
    });
    const { body: list } = await admin.get<{ data: TestBody[] }>('/admin/v1/alerts/tests');
    expect(list.data.map(({ acknowledgedBy }) => acknowledgedBy)).toEqual(['Jon', 'Mara']);
  });
});

test('Prometheus has every figure of the dashboards', async () => {
  const expressions = Object.values(DASHBOARDS).flatMap((board) => expressionsOf(board));
  const missing = async () => {
    const answers = await Promise.all(
      expressions.map(async (expr) => ((await watched.figure(expr)).length > 0 ? [] : [expr])),
    );
    return answers.flat().filter((expr) => !AFTER_AN_EVENT.test(expr));
  };
  // What was seen once is there: a busy machine may miss the next scrape.
  let left: string[] = [];
  const areThere = async () => (left = await missing()).length === 0;
  await until('all figures are there', areThere).catch(() => undefined);
  expect(left).toEqual([]);
});

test('the rules are evaluated without a fault', async () => {
  const answer = await fetch(`${watched.prometheus.url}/api/v1/rules`);
  const { data } = (await answer.json()) as {
    data: { groups: { rules: { name: string; health: string; lastError?: string }[] }[] };
  };
  const rules = data.groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(70);
  expect(rules.filter(({ health }) => health === 'err')).toEqual([]);
});

describe('the commands of the runbooks', () => {
  deepTest('do what the pages say', async () => {
    const env = await standIn();
    const failed: string[] = [];
    // Pages of one theme share their commands.
    const blocks = new Map(
      runbookPages()
        .filter(({ file }) => file !== 'README.md')
        .flatMap(({ file, looks }) => looks.map((look) => [look, file] as const)),
    );
    expect(blocks.size).toBeGreaterThan(35);
    const waiting = [...blocks];
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [look, file] = next;
        const { code, output } = await run('bash', ['-euo', 'pipefail', '-c', look], { cwd: ROOT, env });
        if (code !== 0) failed.push(`${file}: ${code}\n${output.slice(-500)}`);
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(failed).toEqual([]);
  });

  test('fail when they ask for what there is not', async () => {
    const env = await standIn();
    for (const command of [
      "sql 'SELECT nothing FROM nowhere'",
      'ask /admin/v1/nothing',
      'logs nobody 5m',
      "figure 'sum('",
    ]) {
      const { code } = await run('bash', ['-euo', 'pipefail', '-c', `. ops/oncall.sh\n${command}`], {
        cwd: ROOT,
        env,
      });
      expect([command, code]).not.toEqual([command, 0]);
    }
  });

  test('acknowledge an alert', async () => {
    const env = await standIn();
    const script = '. ops/oncall.sh\nhave DiskAlmostFull Mara "on it"\ntell /admin/v1/alerts/test';
    expect(await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: ROOT, env })).toMatchObject({
      code: 0,
    });
    const silences = (await (await fetch(`${watched.alertmanager.url}/api/v2/silences`)).json()) as object[];
    expect(silences).toEqual([expect.objectContaining({ createdBy: 'Mara', comment: 'on it' })]);
  });
});

test('the probe ends when it is told to', async () => {
  asking.kill('SIGTERM');
  await until('it ends', () => asking.exitCode !== null);
  expect(asking.exitCode).toBe(0);
});

test('an Alertmanager that is away is told, and the test is kept', async () => {
  await watched.alertmanager.stop();
  expectProblem(await admin.post('/admin/v1/alerts/test'), 503, 'alertmanager_unavailable');
  const { body } = await admin.get<{ data: TestBody[] }>('/admin/v1/alerts/tests?limit=1');
  expect(body.data).toEqual([expect.objectContaining({ status: 'unsent', receivers: [] })]);
});

/** The environment of somebody who is on call, with a `docker` that reaches this test. */
async function standIn(): Promise<NodeJS.ProcessEnv> {
  const bin = join(watched.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  // Beside the packages, which it imports.
  const script = join(ROOT, 'test', 'e2e', 'monitoring', 'docker-stand-in.mjs');
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(join(bin, 'docker'), 0o755);
  const log = join(watched.folder, 'log');
  writeFileSync(log, `${watched.frontdesk.log.join('\n')}\n`);
  const files = ['docker-compose.yml', 'docker-compose.pitr.yml'];
  const servicesIn = (file: string) =>
    (parse(readFileSync(join(ROOT, file), 'utf8'), { merge: true }) as { services: object }).services;
  const { promtool, amtool } = await monitoringPrograms();
  const given = {
    ...{ services: files.flatMap((file) => Object.keys(servicesIn(file))), log, promtool, amtool },
    ...{ databaseUrl: watched.stage.superuserUrl, redisUrl: watched.stage.redis.url },
    ...{ prometheusUrl: watched.prometheus.url, alertmanagerUrl: watched.alertmanager.url },
  };
  return {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: watched.folder,
    FRONTDESK: watched.frontdesk.url,
    ADMIN_KEY: watched.stage.secrets.adminKey,
    STAND_IN: JSON.stringify(given),
  };
}
