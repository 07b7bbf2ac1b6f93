import { renameSync, writeFileSync } from 'node:fs';
import { STEPS } from './ask-as-visitor.mjs';

/** @typedef {import('./ask-as-visitor.mjs').ProbeResult} ProbeResult */

/** The figures of the probes so far, in Prometheus's text form. */
export class ProbeMetrics {
  /** @type {ProbeResult | undefined} */
  #last;
  #at = 0;
  #runs = 0;
  #failures = new Map(STEPS.map((step) => [step, 0]));

  /**
   * @param {ProbeResult} result
   * @param {Date} at
   */
  note(result, at) {
    this.#last = result;
    this.#at = at.getTime() / 1000;
    this.#runs += 1;
    const { failedAt } = result;
    if (failedAt !== null) this.#failures.set(failedAt, (this.#failures.get(failedAt) ?? 0) + 1);
  }

  /** @returns {string} nothing before the first probe */
  text() {
    if (!this.#last) return '';
    const { failedAt, seconds, certificateEnds } = this.#last;
    const failures = [...this.#failures].map(([step, count]) => `{step="${step}"} ${count}`);
    return [
      ...metric('frontdesk_probe_success', 'gauge', '1 when the last probe got its answer.', [
        ` ${failedAt === null ? 1 : 0}`,
      ]),
      ...metric('frontdesk_probe_duration_seconds', 'gauge', 'How long the last probe took.', [
        ` ${seconds.toFixed(3)}`,
      ]),
      ...metric('frontdesk_probe_last_run_timestamp_seconds', 'gauge', 'When the last probe ended.', [
        ` ${this.#at.toFixed(3)}`,
      ]),
      ...metric('frontdesk_probe_runs_total', 'counter', 'Probes since the start.', [` ${this.#runs}`]),
      ...metric('frontdesk_probe_failures_total', 'counter', 'Probes that failed, by step.', failures),
      ...(certificateEnds === null
        ? []
        : metric(
            'frontdesk_probe_certificate_expiry_timestamp_seconds',
            'gauge',
            'When the certificate of the address ends.',
            [` ${certificateEnds.getTime() / 1000}`],
          )),
      '',
    ].join('\n');
  }

  /**
   * For node_exporter's textfile collector, which must never see half a file.
   * @param {string} file
   */
  write(file) {
    writeFileSync(`${file}.new`, this.text());
    renameSync(`${file}.new`, file);
  }
}

/**
 * @param {string} name
 * @param {'gauge' | 'counter'} type
 * @param {string} help
 * @param {string[]} samples  labels and value
 */
function metric(name, type, help, samples) {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => name + sample)];
}
