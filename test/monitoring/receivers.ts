import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, stringify } from 'yaml';
import { alertmanagerConfig } from '../../ops/monitoring/alertmanager-config.mjs';
import { SmtpInbox } from '../integration/smtp-inbox.js';
import { TEMPLATE } from './alert-files.js';

/** A webhook's alert, as Alertmanager sends it. */
export interface Told {
  receiver: string;
  status: 'firing' | 'resolved';
  alerts: {
    status: 'firing' | 'resolved';
    labels: Record<string, string>;
    annotations: Record<string, string>;
  }[];
}

/** What somebody was told over HTTP. */
interface Call {
  path: string;
  body: unknown;
  /** Milliseconds since 1970. */
  at: number;
}

/** Those who are told: webhook, Slack, PagerDuty, a dead man's switch and a mail server, all on loopback. */
export class Receivers {
  readonly calls: Call[] = [];
  readonly inbox = new SmtpInbox();
  private constructor(
    private readonly server: Server,
    private readonly url: string,
  ) {}

  static async open(): Promise<Receivers> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const receivers = new Receivers(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(parts).toString());
        receivers.calls.push({ path: request.url ?? '', body, at: Date.now() });
        // As PagerDuty answers; Slack says `ok`.
        response.writeHead(request.url?.startsWith('/pager') ? 202 : 200).end('{"status":"success"}');
      });
    });
    return receivers;
  }

  /** The project's routes with these receivers, at a pace for tests. */
  async config(escalatesAfter: string): Promise<string> {
    const text = alertmanagerConfig(TEMPLATE, {
      SMTP_URL: await this.inbox.open(),
      MAIL_FROM: 'Frontdesk <desk@example.com>',
      ALERT_HEARTBEAT_URL: `${this.url}/heartbeat`,
      ALERT_PAGERDUTY_URL: `${this.url}/pager`,
      ALERT_PAGERDUTY_KEY: 'key-of-the-first',
      ALERT_SLACK_URL: `${this.url}/slack`,
      ALERT_WEBHOOK_URL: `${this.url}/hook`,
      ALERT_EMAIL_TO: 'first@example.com',
      ALERT_ESCALATION_PAGERDUTY_KEY: 'key-of-the-second',
      ALERT_ESCALATION_SLACK_URL: `${this.url}/slack-2`,
      ALERT_ESCALATION_WEBHOOK_URL: `${this.url}/hook-2`,
      ALERT_ESCALATION_EMAIL_TO: 'second@example.com',
    });
    const config = parse(text) as { route: Record<string, unknown> & { routes: Record<string, unknown>[] } };
    for (const route of [config.route, ...config.route.routes]) {
      route['group_wait'] = route['group_wait'] === '10m' ? escalatesAfter : '1s';
      route['group_interval'] = '1s';
      if (route['receiver'] === 'heartbeat') route['repeat_interval'] = '1s';
    }
    return stringify(config);
  }

  /** The bodies that came to a path. */
  at<Body = Record<string, unknown>>(path: string): Body[] {
    return this.calls.filter((call) => call.path === path).map(({ body }) => body as Body);
  }

  /** When a path was called first; milliseconds since 1970. */
  firstAt(path: string): number {
    return this.calls.find((call) => call.path === path)?.at ?? NaN;
  }

  /** What a webhook was told of an alert. */
  told(path: string, alertname: string, status: Told['status'] = 'firing'): Told[] {
    return this.at<Told>(path).filter(
      (one) => one.status === status && one.alerts.some(({ labels }) => labels['alertname'] === alertname),
    );
  }

  /** The texts of mails to an address. */
  mailsTo(address: string): string[] {
    return this.inbox.mails.filter(({ to }) => to.includes(address)).map(({ text }) => text);
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await this.inbox.close();
  }
}
