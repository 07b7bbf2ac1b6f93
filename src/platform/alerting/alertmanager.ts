import { Inject, Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { AlertsConfig } from '../../config/alerts.config.js';
import { ALERT_ERRORS } from './alerting.errors.js';

const TIMEOUT_MS = 5_000;

/** An alert as Alertmanager takes it. Labels say which one it is and who is told, annotations what people read. */
export interface SentAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: Date;
  /** When it is over unless it is sent again. */
  endsAt: Date;
}

const Receivers = v.array(v.object({ name: v.string() }));
const Alerts = v.array(v.object({ receivers: Receivers }));

/** Alertmanager's API, version 2. */
@Injectable()
export class Alertmanager {
  /** Where people who get an alert find this Frontdesk, without a slash at its end; empty when nobody said. */
  readonly publicUrl: string;
  private readonly base: string;

  constructor(@Inject(AlertsConfig) config: AlertsConfig) {
    this.base = config.alertmanagerUrl.replace(/\/$/, '');
    this.publicUrl = config.publicUrl.replace(/\/$/, '');
  }

  /** Whether there is one to send through. */
  get isSetUp(): boolean {
    return this.base !== '';
  }

  /** @throws DomainError `alertmanager_unavailable`. */
  async send(alerts: SentAlert[]): Promise<void> {
    await this.call('/api/v2/alerts', JSON.stringify(alerts));
  }

  /**
   * The receivers to which the alerts with this label go, by name.
   * @throws DomainError `alertmanager_unavailable`.
   */
  async receiversOf(label: string, value: string): Promise<string[]> {
    const filter = encodeURIComponent(`${label}="${value}"`);
    const alerts = read(Alerts, await this.call(`/api/v2/alerts?filter=${filter}`));
    return [...new Set(alerts.flatMap(({ receivers }) => receivers.map(({ name }) => name)))].sort();
  }

  /**
   * All receivers that are configured, by name.
   * @throws DomainError `alertmanager_unavailable`.
   */
  async receivers(): Promise<string[]> {
    return read(Receivers, await this.call('/api/v2/receivers'))
      .map(({ name }) => name)
      .sort();
  }

  private async call(path: string, body?: string): Promise<unknown> {
    try {
      const response = await fetch(`${this.base}${path}`, {
        ...(body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`status ${response.status}: ${text.slice(0, 200)}`);
      return text === '' ? null : JSON.parse(text);
    } catch (cause) {
      throw unavailable(cause);
    }
  }
}

function read<T>(schema: v.GenericSchema<unknown, T>, answer: unknown): T {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  throw unavailable(new Error('Alertmanager answers in an unknown form.'));
}

function unavailable(cause: unknown) {
  return ALERT_ERRORS.alertmanager_unavailable(
    'Alertmanager does not answer: no alert reaches anybody. See docs/runbooks/alertmanager-down.md.',
    { cause },
  );
}
