import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { monitoringPrograms } from '../../scripts/lib/monitoring/programs.mjs';
import { startAlertmanager, startPrometheus } from '../../scripts/lib/monitoring/servers.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { until } from '../support/eventually.js';
import { noteProcess } from '../support/noted-processes.js';
import { readAlerts } from './alert-files.js';
import { Receivers } from './receivers.js';

/** The real rules, told without the patience that a person is owed. */
const RULES = ['DiskFills', 'DiskAlmostFull', 'Watchdog'];
const ESCALATES_AFTER = '6s';

let folder: string;
let receivers: Receivers;
let exporter: Server;
let alertmanager: { url: string; stop: () => Promise<void> };
let prometheus: { url: string; stop: () => Promise<void> };
/** Free space of a disk of 100 bytes. */
let free = 50;

beforeAll(async () => {
  await monitoringPrograms();
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-journey-'));
  receivers = await Receivers.open();
  exporter = createServer((_, response) =>
    response.end(`frontdesk_disk_size_bytes 100\nfrontdesk_disk_free_bytes ${free}\n`),
  ).listen(0, '127.0.0.1');
  await once(exporter, 'listening');
  const config = await receivers.config(ESCALATES_AFTER);
  alertmanager = await startAlertmanager(sub('alertmanager'), config, noteProcess);
  prometheus = await startPrometheus(sub('prometheus'), watching(), noteProcess);
}, 300_000);

afterAll(async () => {
  await Promise.all([prometheus.stop(), alertmanager.stop()]);
  await receivers.close();
  exporter.close();
  rmSync(folder, { recursive: true, force: true });
});

function sub(name: string): string {
  return mkdtempSync(join(folder, `${name}-`));
}

function watching(): string {
  const rules = readAlerts()
    .filter(({ alert }) => RULES.includes(alert))
    .map((rule) => ({ ...rule, for: '1s' }));
  expect(rules).toHaveLength(RULES.length);
  writeFileSync(join(folder, 'rules.yml'), stringify({ groups: [{ name: 'journey', rules }] }));
  return stringify({
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules.yml')],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [hostOf(alertmanager.url)] }] }] },
    scrape_configs: [
      {
        job_name: 'frontdesk',
        static_configs: [{ targets: [`127.0.0.1:${(exporter.address() as AddressInfo).port}`] }],
      },
    ],
  });
}

function hostOf(url: string): string {
  return new URL(url).host;
}

async function silence(alert: string): Promise<void> {
  const { amtool } = await monitoringPrograms();
  const args = [
    'silence',
    'add',
    '--author=Mara',
    '--comment=I have it',
    '--duration=1h',
    `alertname=${alert}`,
  ];
  const { code, output } = await run(amtool, [`--alertmanager.url=${alertmanager.url}`, ...args]);
  expect({ code, output }).toMatchObject({ code: 0 });
}

/** An alert from elsewhere than Prometheus. */
async function send(alertname: string): Promise<void> {
  const alert = { labels: { alertname, severity: 'page' }, annotations: { summary: 'From a test.' } };
  const { ok } = await fetch(`${alertmanager.url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  });
  expect(ok).toBe(true);
}

test('the heartbeat comes again and again, and to its own receiver alone', async () => {
  await until('somebody is told', () => receivers.told('/heartbeat', 'Watchdog').length >= 2);
  expect(receivers.told('/hook', 'Watchdog')).toEqual([]);
  expect(receivers.at('/heartbeat')).toHaveLength(receivers.told('/heartbeat', 'Watchdog').length);
});

test('a full disk reaches the first person every way, then the second, and is over when it is over', async () => {
  free = 5;
  const began = Date.now();
  await until('somebody is told', () => receivers.told('/hook', 'DiskAlmostFull').length > 0);
  const took = receivers.firstAt('/hook') - began;
  const [told] = receivers.told('/hook', 'DiskAlmostFull');
  expect(told).toMatchObject({ receiver: 'page', status: 'firing' });
  expect(told?.alerts[0]?.annotations).toEqual({
    summary: expect.stringMatching(
      /^The disk of 127\.0\.0\.1:\d+ is 95% full\. At 100 % nothing can be written\.$/,
    ),
    runbook: 'docs/runbooks/disk-almost-full.md',
  });
  await until(
    'somebody is told',
    () => receivers.at('/slack').length > 0 && receivers.at('/pager').length > 0,
  );
  expect(receivers.at('/slack')[0]).toMatchObject({
    attachments: [
      { title: expect.stringContaining('DiskAlmostFull'), text: expect.stringContaining('95% full') },
    ],
  });
  expect(receivers.at('/pager')[0]).toMatchObject({
    routing_key: 'key-of-the-first',
    event_action: 'trigger',
    payload: { severity: 'critical', summary: expect.stringContaining('95% full') },
  });
  await until('somebody is told', () => receivers.mailsTo('first@example.com').length > 0);
  expect(receivers.mailsTo('first@example.com')[0]).toContain('docs/runbooks/disk-almost-full.md');

  await until('somebody is told', () => receivers.told('/hook-2', 'DiskAlmostFull').length > 0);
  const secondAfter = receivers.firstAt('/hook-2') - began;
  await until(
    'somebody is told',
    () => receivers.at('/slack-2').length > 0 && receivers.mailsTo('second@example.com').length > 0,
  );
  // The first person had the time that the routes give.
  expect(secondAfter).toBeGreaterThan(took);

  free = 50;
  const over = Date.now();
  await until('somebody is told', () => receivers.told('/hook', 'DiskAlmostFull', 'resolved').length > 0);
  const resolvedAfter = Date.now() - over;
  await until('somebody is told', () =>
    receivers.at('/pager').some((body) => body['event_action'] === 'resolve'),
  );
  // The milder alert of the same disk was hidden by the graver one.
  expect(receivers.told('/hook', 'DiskFills')).toEqual([]);
  process.stdout.write(
    `The alert arrived after ${took} ms, at the second person after ${secondAfter} ms, was over after ${resolvedAfter} ms.\n`,
  );
});

test('what somebody has acknowledged does not go to the second person', async () => {
  await send('Taken');
  await until('the first person is told', () => receivers.told('/hook', 'Taken').length > 0);
  await silence('Taken');
  // It began later, so the other one's turn has passed when the second person hears of this one.
  await send('NotTaken');
  await until('the second person is told', () => receivers.told('/hook-2', 'NotTaken').length > 0);
  expect(receivers.told('/hook-2', 'Taken')).toEqual([]);
});
