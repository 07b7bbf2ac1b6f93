import { Injectable, Logger } from '@nestjs/common';
import { METRICS } from '../../platform/metrics/metrics.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { inSpan, joinTrace } from '../../platform/tracing/spans.js';
import { whyStopped } from '../tending/why-stopped.js';
import type { DeliveryAttempt, OwedDelivery, PauseReason } from '../webhook.types.js';
import { OwedDeliveriesRepository } from './owed-deliveries.repository.js';
import { PAUSED_AFTER_DAYS, pauseFor } from './schedule.js';
import { isDelivered, WebhookCaller, type Called } from './webhook-caller.js';

const GONE = 410;

/**
 * Tells a business's system of one event. What the receiver does is no failure of the job: this counts the calls, and
 * puts the job off until the next one. A process that dies after a call makes it again, with the same `webhook-id`.
 */
@Injectable()
export class WebhookDeliverHandler extends JobHandlerPort {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly deliveries: OwedDeliveriesRepository,
    private readonly caller: WebhookCaller,
  ) {
    super();
  }

  async handle({ outboxId, reference, isRetry }: JobHandling): Promise<void> {
    const delivery = await this.deliveries.owed(reference);
    const isOwed = delivery?.status === 'queued' || (isRetry && delivery?.status === 'failed');
    if (!delivery || !isOwed) return this.deliveries.settle(outboxId);
    const obstacle = obstacleTo(delivery);
    if (obstacle !== null) return this.deliveries.cancel(delivery.id, obstacle, outboxId);
    // What a person wants now is tried now.
    if (!isRetry && delivery.isHeld && delivery.cause === 'event')
      return this.deliveries.park(delivery, outboxId);
    // In the trace of the request that the event came from.
    const { traceparent, type } = delivery.event;
    await joinTrace(traceparent === null ? {} : { traceparent }, () =>
      inSpan('webhook.deliver', { 'webhook.delivery': delivery.id, 'webhook.event': type }, () =>
        this.deliver(delivery, outboxId),
      ),
    );
  }

  private async deliver(delivery: OwedDelivery, outboxId: string): Promise<void> {
    const called = await this.caller.call(delivery);
    this.log(delivery, called.call);
    if (isDelivered(called.call.status)) return this.deliveries.delivered(delivery, called.call, outboxId);
    await this.failed(delivery, called, outboxId);
  }

  private async failed(
    delivery: OwedDelivery,
    { call, retryAfterSeconds }: Called,
    outboxId: string,
  ): Promise<void> {
    const failure = {
      reason: call.problem ?? `It answered ${call.status}.`,
      pauseMs: pauseOf(delivery, retryAfterSeconds),
      retryAfterSeconds,
    };
    await this.deliveries.failed(delivery, call, failure, outboxId);
    if (delivery.cause === 'test') return;
    await this.pause(delivery, call.status === GONE ? 'gone' : 'failing');
  }

  /** Does nothing while it has not failed for long enough. */
  private async pause(delivery: OwedDelivery, reason: PauseReason): Promise<void> {
    if (!(await this.deliveries.pause(delivery, reason, PAUSED_AFTER_DAYS))) return;
    const { webhookId } = delivery;
    METRICS.webhooksPaused.add({ reason });
    this.logger.warn({ webhookId, reason }, 'A webhook was paused');
  }

  /** The correlation id is in every line; of the address the host alone. */
  private log(
    { id, event, url, attempts }: OwedDelivery,
    { status, problem, durationMs }: DeliveryAttempt,
  ): void {
    const line = { deliveryId: id, eventId: event.id, type: event.type, attempt: attempts + 1 };
    this.logger.log(
      { ...line, host: new URL(url).host, status, ms: durationMs, ...(problem === null ? {} : { problem }) },
      isDelivered(status) ? 'An event was delivered' : 'An event was not delivered',
    );
  }
}

/** What an event owes waits for the hold's end besides, which may end sooner than the receiver wished: at a new address. */
function pauseOf({ cause, attempts }: OwedDelivery, wishSeconds: number | null): number | null {
  return cause === 'test' ? null : pauseFor(attempts + 1, cause === 'event' ? null : wishSeconds);
}

/** Why a delivery is not to be made at all; a test is made in any case, and what is retried. */
function obstacleTo(delivery: OwedDelivery): string | null {
  const { cause, status, webhookStatus, isFromBefore, event, secrets } = delivery;
  if (event.data === null) return 'The visitor whom it was about was erased.';
  // Of a business that was imported: nothing is sent unsigned.
  if (secrets.length === 0)
    return 'The webhook has no secret here yet: POST /v1/webhooks/{id}/rotate makes one.';
  if (isFromBefore && status === 'queued') return whyStopped(webhookStatus);
  return cause === 'test' || webhookStatus === 'active' ? null : whyStopped(webhookStatus);
}
