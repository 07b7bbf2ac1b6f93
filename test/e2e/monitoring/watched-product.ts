import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { monitoringPrograms } from '../../../scripts/lib/monitoring/programs.mjs';
import { startAlertmanager, startPrometheus } from '../../../scripts/lib/monitoring/servers.mjs';
import { MONITORING } from '../../monitoring/alert-files.js';
import { Receivers } from '../../monitoring/receivers.js';
import { freePort, type FrontdeskProcess } from '../../support/frontdesk-process.js';
import { noteProcess } from '../../support/noted-processes.js';
import { Stage } from '../stage.js';

/** How long nobody may acknowledge a test of this rig. */
export const ESCALATES_AFTER = '5s';

interface Server {
  url: string;
  stop: () => Promise<void>;
}

interface PrometheusConfig {
  global: Record<string, unknown>;
  rule_files: string[];
  alerting: unknown;
  scrape_configs: Record<string, unknown>[];
}

/** A product with the real Prometheus and Alertmanager of ops/monitoring around it. */
export class WatchedProduct {
  private constructor(
    readonly folder: string,
    readonly stage: Stage,
    readonly frontdesk: FrontdeskProcess,
    readonly receivers: Receivers,
    readonly alertmanager: Server,
    readonly prometheus: Server,
    /** Where the probe is to listen, which Prometheus scrapes. */
    readonly probePort: number,
  ) {}

  static async open(): Promise<WatchedProduct> {
    await monitoringPrograms();
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-watched-'));
    const dirOf = (name: string) => mkdtempSync(join(folder, `${name}-`));
    const receivers = await Receivers.open();
    const config = await receivers.config(ESCALATES_AFTER);
    const [stage, alertmanager, port, metricsPort, probePort] = await Promise.all([
      Stage.open(),
      startAlertmanager(dirOf('alertmanager'), config, noteProcess),
      freePort(),
      freePort(),
      freePort(),
    ]);
    const frontdesk = await stage.start({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ALERTMANAGER_URL: alertmanager.url,
      METRICS_PORT: String(metricsPort),
      BACKUP_STATUS_FILE: noteBackup(folder),
    });
    const text = prometheusConfig(metricsPort, probePort, alertmanager.url);
    const prometheus = await startPrometheus(dirOf('prometheus'), text, noteProcess);
    return new WatchedProduct(folder, stage, frontdesk, receivers, alertmanager, prometheus, probePort);
  }

  /** The answer of Prometheus to an expression: labels and value of each series. */
  async figure(expr: string): Promise<{ metric: Record<string, string>; value: [number, string] }[]> {
    const answer = await fetch(`${this.prometheus.url}/api/v1/query?query=${encodeURIComponent(expr)}`);
    const { status, data } = (await answer.json()) as {
      status: string;
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (status !== 'success') throw new Error(`Prometheus does not answer ${expr}.`);
    return data.result;
  }

  async close(): Promise<void> {
    await Promise.all([this.prometheus.stop(), this.alertmanager.stop()]);
    await this.receivers.close();
    await this.stage.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A backup of an hour ago, as backups note it. */
function noteBackup(folder: string): string {
  const file = join(folder, 'backups.json');
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const each = { at, bytes: 1_000_000 };
  writeFileSync(file, JSON.stringify({ backups: { dump: each, base: each, wal: each }, restore: { at } }));
  return file;
}

/** The project's own, with its addresses here and a quicker pace. */
function prometheusConfig(metricsPort: number, probePort: number, alertmanagerUrl: string): string {
  const config = parse(readFileSync(join(MONITORING, 'prometheus.yml'), 'utf8')) as PrometheusConfig;
  const targets: Record<string, string> = {
    frontdesk: `127.0.0.1:${metricsPort}`,
    alertmanager: new URL(alertmanagerUrl).host,
    probe: `127.0.0.1:${probePort}`,
  };
  return stringify({
    ...config,
    global: { ...config.global, scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: config.rule_files.map((path) => join(MONITORING, path)),
    // Its alerts are for the journey of an alert, not for this test.
    alerting: {},
    scrape_configs: config.scrape_configs
      .filter(({ job_name: name }) => String(name) in targets)
      .map(({ job_name: name }) => ({
        job_name: name,
        static_configs: [{ targets: [targets[String(name)]] }],
      })),
  });
}
