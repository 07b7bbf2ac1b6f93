import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitoringPrograms, type MonitoringPrograms } from '../../scripts/lib/monitoring/programs.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { DECLARATIONS } from '../../src/platform/metrics/declarations.js';
import { DASHBOARDS, expressionsOf } from '../../ops/monitoring/dashboards/index.js';
import { ProbeMetrics } from '../../ops/probe/probe-metrics.mjs';
import {
  MONITORING,
  pageName,
  readAlerts,
  readRules,
  ROOT,
  rulePaths,
  RUNBOOKS,
  SENT_BY_THE_PRODUCT,
} from './alert-files.js';

const ALERTS = readAlerts();
const SEVERITIES = ['page', 'ticket', 'heartbeat'];
/** Those of a histogram have these endings. */
const ENDINGS = /_(?:bucket|count|sum)$/;

let programs: MonitoringPrograms;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-rules-'));
  programs = await monitoringPrograms();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules', () => {
  test('are what Prometheus reads, with its configuration', async () => {
    const { code, output } = await run(programs.promtool, ['check', 'config', 'prometheus.yml'], {
      cwd: MONITORING,
    });
    expect({ code, output }).toMatchObject({ code: 0 });
    for (const path of rulePaths('.rules.yml')) expect(output).toContain(path.split('/').at(-1));
  });

  test('fire when they should, and only then', async () => {
    const { code, output } = await run(programs.promtool, ['test', 'rules', ...rulePaths('.test.yml')]);
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  test('have each a test in which it fires', () => {
    const tests = rulePaths('.test.yml').map((path) => readFileSync(path, 'utf8'));
    const fired = new Set(
      tests.flatMap((text) => [...text.matchAll(/\{alertname="(\w+)"\}/g)].map(([, name]) => name)),
    );
    expect(ALERTS.map(({ alert }) => alert).filter((name) => !fired.has(name))).toEqual([]);
  });

  test('have a name of their own, say who is told, and say what is wrong in words', () => {
    const names = ALERTS.map(({ alert }) => alert);
    expect(names.length).toBeGreaterThan(40);
    expect(new Set(names).size).toBe(names.length);
    for (const { alert, labels, annotations } of ALERTS) {
      expect([alert, labels?.severity]).toEqual([
        alert,
        expect.stringMatching(`^(?:${SEVERITIES.join('|')})$`),
      ]);
      expect([alert, annotations?.summary]).toEqual([alert, expect.stringMatching(/^.{20,}\.$/u)]);
    }
  });

  test('ask only for figures that there are', () => {
    const known = new Set([
      ...Object.values(DECLARATIONS).map(({ name }) => name as string),
      ...probeFigures(),
      ...readRules().flatMap(({ record }) => record ?? []),
    ]);
    const asked = [
      ...readRules().map(({ expr }) => expr),
      ...Object.values(DASHBOARDS).flatMap((board) => expressionsOf(board)),
      ...readdirSync(RUNBOOKS).flatMap((file) => figuresIn(readFileSync(join(RUNBOOKS, file), 'utf8'))),
    ];
    const names = asked.flatMap((expr) => expr.match(/\b(?:instance:)?frontdesk[_:][a-z0-9_:]+/g) ?? []);
    expect(names.length).toBeGreaterThan(150);
    const unknown = names.filter((name) => !known.has(name) && !known.has(name.replace(ENDINGS, '')));
    expect([...new Set(unknown)]).toEqual([]);
  });
});

describe('the runbooks', () => {
  test('are one for each alert, and each has an alert', () => {
    const named = [...ALERTS.map(({ alert }) => alert), ...SENT_BY_THE_PRODUCT].map(pageName).sort();
    const pages = readdirSync(RUNBOOKS).filter((file) => file !== 'README.md');
    expect(pages.map((file) => file.replace(/\.md$/, '')).sort()).toEqual(named);
  });

  test('are named by their alert, by a path that is there', () => {
    for (const { alert, annotations } of ALERTS) {
      const runbook = annotations?.runbook ?? '';
      expect([alert, runbook]).toEqual([alert, `docs/runbooks/${pageName(alert)}.md`]);
      expect([runbook, existsSync(join(ROOT, runbook))]).toEqual([runbook, true]);
    }
  });

  test('are all in the table of the first page', () => {
    const index = readFileSync(join(RUNBOOKS, 'README.md'), 'utf8');
    for (const { alert } of ALERTS) expect(index).toContain(`[${alert}](${pageName(alert)}.md)`);
  });
});

describe('the dashboards', () => {
  test('have expressions that Prometheus reads', async () => {
    const rules = Object.values(DASHBOARDS)
      .flatMap((board) => expressionsOf(board))
      .map((expr, index) => ({ record: `panel:${index}`, expr }));
    expect(rules.length).toBeGreaterThan(40);
    const file = join(folder, 'panels.yml');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'panels', rules }] }));
    const { code, output } = await run(programs.promtool, ['check', 'rules', file]);
    expect({ code, output }).toMatchObject({ code: 0 });
  });
});

/** Names that the probe tells, and the figures of them. */
function probeFigures(): string[] {
  const metrics = new ProbeMetrics();
  metrics.note({ failedAt: null, why: '', seconds: 1, certificateEnds: new Date() }, new Date());
  return [...metrics.text().matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
}

/** What a page asks Prometheus for. */
function figuresIn(page: string): string[] {
  return [...page.matchAll(/figure '([^']+)'/g)].map(([, expr = '']) => expr);
}
