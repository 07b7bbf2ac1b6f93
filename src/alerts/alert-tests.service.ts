import { createHash, randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { notFound } from '../kernel/errors.js';
import { earliestId, newId } from '../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { ALERT_ERRORS } from '../platform/alerting/alerting.errors.js';
import { Alertmanager, type SentAlert } from '../platform/alerting/alertmanager.js';
import type { Acknowledgement, AlertTest, AlertTestStatus, StoredAlertTest } from './alert-test.types.js';
import { AlertTestsRepository } from './alert-tests.repository.js';

/** The same as `group_wait` of the route to the receiver `escalation` in ops/monitoring/alertmanager.yml. */
export const ESCALATES_AFTER_MS = 10 * 60_000;
/** By which clocks of two hosts may differ. */
const CLOCKS_DIFFER_MS = 60_000;
/** A test that nobody acknowledges ends by itself, after the second person was told twice. */
const LASTS_MS = 2 * 60 * 60_000;
/** By these every receiver is reached, through the same routes as real alerts. */
const SEVERITIES = ['page', 'ticket', 'escalate'] as const;
/** Hears the heartbeat all the time; one more from here would hide that Prometheus is dead. */
const HEARTBEAT = 'heartbeat';
const TEST_LABEL = 'test';

/** Tests of the whole way from an alert to a person, with a record of who acknowledged each. */
@Injectable()
export class AlertTestsService {
  private readonly logger = new Logger('Alerts');

  constructor(
    private readonly repository: AlertTestsRepository,
    private readonly alertmanager: Alertmanager,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list({ limit, after }: PageRequest): Promise<Page<AlertTest>> {
    const { data, page } = toPage(await this.repository.list(limit + 1, after), limit);
    return { data: data.map((test) => this.shown(test)), page };
  }

  /** @throws DomainError `not_found`. */
  async get(id: string): Promise<AlertTest> {
    const test = await this.repository.get(id);
    if (!test) throw notFound('test of alerts');
    return this.shown(test);
  }

  /**
   * Sends a test through every receiver of Alertmanager.
   * @param startedBy the id of an admin key, or `schedule`
   * @throws DomainError `alerts_not_set_up`, or `alertmanager_unavailable`: the test is kept as `unsent` then.
   */
  async create(startedBy: string): Promise<AlertTest> {
    if (!this.isSetUp) throw ALERT_ERRORS.alerts_not_set_up('Set ALERTMANAGER_URL to send tests of alerts.');
    return this.send(newId(), startedBy);
  }

  /**
   * Sends the scheduled test of this time, unless that has been done: its row and Alertmanager tell. So a run that failed
   * after sending calls nobody again when it is repeated.
   * @throws DomainError `alertmanager_unavailable`
   */
  async createScheduled(tick: Date): Promise<AlertTest> {
    const id = earliestId(tick.getTime());
    const test = await this.repository.get(id);
    if (!test) return this.send(id, 'schedule');
    if (test.acknowledgedAt !== null || test.receivers.length > 0) return this.shown(test);
    const receivers = await this.alertmanager.receiversOf(TEST_LABEL, id);
    return receivers.length > 0 ? this.noteReceivers(id, receivers) : this.send(id, 'schedule');
  }

  private async send(id: string, startedBy: string): Promise<AlertTest> {
    const secret = randomBytes(24).toString('base64url');
    await this.repository.create(id, startedBy, hashOf(secret));
    await this.alertmanager.send(this.alertsOf(id, secret, LASTS_MS));
    return this.noteReceivers(id, await this.alertmanager.receiversOf(TEST_LABEL, id));
  }

  private async noteReceivers(id: string, receivers: string[]): Promise<AlertTest> {
    const all = await this.alertmanager.receivers();
    const unreached = all.filter((name) => name !== HEARTBEAT && !receivers.includes(name));
    if (unreached.length > 0)
      this.logger.error({ unreached }, 'The test of alerts reaches not every receiver');
    const test = await this.repository.noteReceivers(id, receivers, unreached);
    if (!test) throw notFound('test of alerts');
    return this.shown(test);
  }

  /** Whether tests can be sent. */
  get isSetUp(): boolean {
    return this.alertmanager.isSetUp;
  }

  /**
   * Records who has it, and ends the alert, so that nobody else is told. Repeating it changes nothing.
   * @throws DomainError `not_found`.
   */
  async acknowledge(id: string, acknowledgement: Acknowledgement): Promise<AlertTest> {
    return this.acknowledged(id, await this.repository.acknowledge(id, acknowledgement, null));
  }

  /**
   * The same, by the link that the alert has.
   * @throws DomainError `not_found`, also when the secret is not this test's.
   */
  async acknowledgeByLink(id: string, secret: string, by: string): Promise<AlertTest> {
    const proof = { by, with: 'link' };
    return this.acknowledged(id, await this.repository.acknowledge(id, proof, hashOf(secret)));
  }

  private async acknowledged(id: string, test: StoredAlertTest | null): Promise<AlertTest> {
    if (!test) throw notFound('test of alerts');
    // Kept although Alertmanager is away: who has it is known, and only the second person is told in vain.
    await this.alertmanager.send(this.alertsOf(id, null, 0)).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'The test of alerts could not be ended');
    });
    return this.shown(test);
  }

  /** @param lastsMs 0: they are over */
  private alertsOf(id: string, secret: string | null, lastsMs: number): SentAlert[] {
    // Over for Alertmanager too, whose clock may be behind.
    const now = new Date(this.clock.now().getTime() - (lastsMs === 0 ? CLOCKS_DIFFER_MS : 0));
    const link = secret === null ? '' : this.linkOf(id, secret);
    return SEVERITIES.map((severity) => ({
      labels: { alertname: 'AlertTest', severity, [TEST_LABEL]: id },
      annotations: {
        summary: 'This is a test. Acknowledge it, so that we know that alerts reach you.',
        runbook: 'docs/runbooks/alert-test.md',
        ...(link && { acknowledge: link }),
      },
      startsAt: now,
      endsAt: new Date(now.getTime() + lastsMs),
    }));
  }

  /** The secret is behind the `#`, so that no log of a server or proxy has it. */
  private linkOf(id: string, secret: string): string {
    const { publicUrl } = this.alertmanager;
    return publicUrl === '' ? '' : `${publicUrl}/alerts/acknowledge#${id}.${secret}`;
  }

  private shown(test: StoredAlertTest): AlertTest {
    const { sentAt, acknowledgedAt } = test;
    const escalatesAt = new Date(sentAt.getTime() + ESCALATES_AFTER_MS);
    const seconds = acknowledgedAt && Math.round((acknowledgedAt.getTime() - sentAt.getTime()) / 1000);
    return { ...test, escalatesAt, seconds, status: statusOf(test, escalatesAt, this.clock.now()) };
  }
}

function statusOf(test: StoredAlertTest, escalatesAt: Date, now: Date): AlertTestStatus {
  if (test.acknowledgedAt) return 'acknowledged';
  if (test.receivers.length === 0) return 'unsent';
  return now < escalatesAt ? 'waiting' : 'escalated';
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
