import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { monitoringPrograms } from '../../scripts/lib/monitoring/programs.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { ESCALATES_AFTER_MS } from '../../src/alerts/alert-tests.service.js';
import { alertmanagerConfig } from '../../ops/monitoring/alertmanager-config.mjs';
import { EVERY_WAY, MONITORING, readAlerts, TEMPLATE } from './alert-files.js';

interface Config {
  global: Record<string, unknown>;
  route: { routes: { receiver: string; matchers: string[]; group_wait: string }[] };
  receivers: ({ name: string } & Record<string, Record<string, unknown>[]>)[];
}

/** Who is told, by severity: the second person after ten minutes. */
const TOLD: Record<string, string> = {
  page: 'escalation,page',
  ticket: 'ticket',
  heartbeat: 'heartbeat',
  escalate: 'escalation',
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'frontdesk-routes-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function amtool(config: string, ...args: string[]) {
  const { amtool: program } = await monitoringPrograms();
  const file = join(folder, 'alertmanager.yml');
  writeFileSync(file, config);
  return run(
    program,
    args.map((arg) => (arg === '<file>' ? file : arg)),
  );
}

function without(...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(EVERY_WAY).filter(([name]) => !names.includes(name)));
}

function render(env: Record<string, string>): Config {
  return parse(alertmanagerConfig(TEMPLATE, env)) as Config;
}

/** The ways by which a receiver is told. */
function waysOf(config: Config, receiver: string): string[] {
  const found = config.receivers.find(({ name }) => name === receiver);
  return Object.keys(found ?? {})
    .filter((key) => key.endsWith('_configs'))
    .sort();
}

test('is what Alertmanager reads, with every way of telling and with one', async () => {
  const least = without('ALERT_PAGERDUTY_KEY', 'ALERT_SLACK_URL', 'ALERT_EMAIL_TO', 'SMTP_URL');
  for (const env of [EVERY_WAY, least])
    expect(await amtool(alertmanagerConfig(TEMPLATE, env), 'check-config', '<file>')).toMatchObject({
      code: 0,
    });
});

test('tells every alert to whom its severity says, by the real routes', async () => {
  const config = alertmanagerConfig(TEMPLATE, EVERY_WAY);
  for (const { alert, labels } of readAlerts()) {
    const severity = labels?.severity ?? '';
    const args = [
      'config',
      'routes',
      'test',
      '--config.file',
      '<file>',
      `alertname=${alert}`,
      `severity=${severity}`,
    ];
    const { output } = await amtool(config, ...args, `--verify.receivers=${TOLD[severity] ?? 'nobody'}`);
    expect([alert, output]).toEqual([alert, expect.not.stringContaining('WARNING')]);
    expect(output.split('\n').filter((line) => line in { [TOLD[severity] ?? '']: 0 })).toHaveLength(1);
  }
});

test('wakes somebody for a severity that is misspelt', async () => {
  const args = ['config', 'routes', 'test', '--config.file', '<file>', 'alertname=X', 'severity=pgae'];
  expect((await amtool(alertmanagerConfig(TEMPLATE, EVERY_WAY), ...args)).output).toContain('page');
});

describe('an alert that nobody would hear of', () => {
  test.each([
    ['heartbeat', ['ALERT_HEARTBEAT_URL']],
    ['ticket', ['ALERT_SLACK_URL', 'ALERT_WEBHOOK_URL', 'ALERT_EMAIL_TO']],
    ['page', ['ALERT_PAGERDUTY_KEY', 'ALERT_SLACK_URL', 'ALERT_WEBHOOK_URL', 'ALERT_EMAIL_TO']],
    ['escalation', Object.keys(EVERY_WAY).filter((name) => name.startsWith('ALERT_ESCALATION'))],
  ])('stops it: %s', (receiver, missing) => {
    expect(() => render(without(...missing))).toThrow(`  ${receiver}: set `);
  });

  test('stops it when mail is the only way and there is no mail server', () => {
    const mails = ['ALERT_PAGERDUTY_KEY', 'ALERT_SLACK_URL', 'ALERT_WEBHOOK_URL'];
    expect(waysOf(render(without(...mails)), 'page')).toEqual(['email_configs']);
    expect(() => render(without(...mails, 'SMTP_URL'))).toThrow('Alerts would reach nobody');
  });

  test('ends the command that Compose runs before Alertmanager, and writes no file', async () => {
    const out = join(folder, 'out.yml');
    const script = join(MONITORING, 'alertmanager.mjs');
    const start = (env: object) =>
      run(process.execPath, [script, '--out', out], { env: { PATH: process.env['PATH'], ...env } });
    expect(await start({})).toMatchObject({
      code: 1,
      output: expect.stringContaining('heartbeat: set ALERT_HEARTBEAT_URL'),
    });
    const good = await start(EVERY_WAY);
    expect(good).toMatchObject({ code: 0, output: '' });
    expect(await amtool('', 'check-config', out)).toMatchObject({ code: 0 });
  });
});

test('leaves out what has no variable, and puts secrets in whole', () => {
  const config = render(without('ALERT_PAGERDUTY_KEY'));
  expect(waysOf(config, 'page')).toEqual(['email_configs', 'slack_configs', 'webhook_configs']);
  expect(config.global).toMatchObject({ smtp_smarthost: 'mail.example.com:465', smtp_auth_password: 'p@ss' });
  expect(config.global).toMatchObject({ smtp_require_tls: false });
  expect(JSON.stringify(config)).not.toContain('${');
});

test('tells the second person when the product says so', () => {
  const routes = render(EVERY_WAY).route.routes;
  const late = routes.find(
    ({ receiver, matchers }) => receiver === 'escalation' && matchers[0]?.includes('page'),
  );
  expect(late?.group_wait).toBe(`${ESCALATES_AFTER_MS / 60_000}m`);
});
