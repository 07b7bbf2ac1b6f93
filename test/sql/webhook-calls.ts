import { OwedDeliveriesRepository } from '../../src/webhooks/delivering/owed-deliveries.repository.js';
import { PausesRepository } from '../../src/webhooks/pausing/pauses.repository.js';
import { WebhookTendingRepository } from '../../src/webhooks/tending/webhook-tending.repository.js';
import { WebhookDeliveriesRepository } from '../../src/webhooks/webhook-deliveries.repository.js';
import { WebhookSweeper } from '../../src/webhooks/webhook-sweeper.js';
import { WebhooksRepository } from '../../src/webhooks/webhooks.repository.js';
import type { DeliveryAttempt, OwedDelivery } from '../../src/webhooks/webhook.types.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const SECRET = { id: ID, sealed: Buffer.alloc(1) };
const WEBHOOK = {
  id: ID,
  url: 'https://hooks.example/',
  description: '',
  events: ['order.updated' as const],
};
const CALL: DeliveryAttempt = {
  ...{ at: NOW, durationMs: 12, url: WEBHOOK.url, requestHeaders: {}, status: 500, problem: null },
  ...{ responseHeaders: {}, responseBody: null },
};
const OWED: OwedDelivery = {
  ...{ id: ID, cause: 'event', status: 'queued', attempts: 0, webhookId: ID, webhookStatus: 'active' },
  ...{ url: WEBHOOK.url, heldUntil: null, isHeld: false, isFromBefore: false, secrets: [SECRET] },
  event: { id: ID, type: 'order.updated', at: NOW, data: {}, correlationId: 'c-1', traceparent: null },
};
const FAILURE = { reason: 'It answered 500.', retryAfterSeconds: null };
const FOUND = [{ id: ID }];
const DELIVERY_ROW = { id: ID, type: 'order.updated', event_at: NOW, data: {} };

export const WEBHOOK_REPOSITORIES: RecordedRepository[] = [
  repository(
    'webhooks/webhooks.repository',
    ({ tenantDb }) => new WebhooksRepository(tenantDb, new Outbox()),
    {
      create: [{ args: [WEBHOOK, SECRET, 10], answers: [[], [{ id: ID }]] }],
      list: [{ args: [20, undefined, {}] }],
      get: [{ args: [ID] }],
      update: [{ args: [ID, { status: 'disabled' }], answers: [FOUND] }],
      rotate: [{ args: [ID, SECRET, 24, 5] }],
      remove: [{ args: [ID], answers: [FOUND] }],
    },
  ),
  repository(
    'webhooks/webhook-deliveries.repository',
    ({ tenantDb }) => new WebhookDeliveriesRepository(tenantDb, new Outbox()),
    {
      list: [{ args: [ID, {}, 20, undefined] }],
      get: [{ args: [ID], answers: [[DELIVERY_ROW]] }],
      addTest: [{ args: [ID, { id: ID, type: 'order.updated', data: {} }], answers: [[], FOUND] }],
      addReplay: [{ args: [ID, ID], answers: [FOUND] }],
    },
  ),
  repository(
    'webhooks/delivering/owed-deliveries.repository',
    ({ tenantDb }) => new OwedDeliveriesRepository(tenantDb, new Outbox()),
    {
      owed: [{ args: [ID] }],
      delivered: [
        { args: [OWED, CALL, ID], answers: [[], [], FOUND] },
        { args: [OWED, CALL, ID], answers: [[], [], [], FOUND], when: 'it was cancelled during the call' },
        {
          ...{ args: [OWED, CALL, ID], when: 'it ends a failure' },
          answers: [[], [{ isWell: true }], FOUND, [], [], FOUND],
        },
      ],
      failed: [
        {
          ...{ args: [OWED, CALL, { ...FAILURE, pauseMs: 5_000 }, ID], when: 'it is tried again' },
          answers: [[], [{ failures: 1, isNews: true }], [], FOUND],
        },
        {
          ...{ args: [OWED, CALL, { ...FAILURE, pauseMs: null }, ID], when: 'it is given up' },
          answers: [[], [{ failures: 1, isNews: true }], [], FOUND],
        },
      ],
      park: [{ args: [OWED, ID], answers: [FOUND, FOUND] }],
      cancel: [{ args: [ID, 'The webhook was paused.', ID] }],
      settle: [{ args: [ID] }],
      pause: [{ args: [OWED, 'failing', 3], answers: [FOUND] }],
    },
  ),
  repository(
    'webhooks/pausing/pauses.repository',
    ({ tenantDb }) => new PausesRepository(tenantDb, new Outbox()),
    {
      get: [{ args: [ID] }],
      postpone: [{ args: [ID, NOW] }],
      giveUp: [{ args: [ID, 'The mail server did not take the mail.'] }],
      settle: [{ args: [ID] }],
    },
  ),
  repository(
    'webhooks/tending/webhook-tending.repository',
    ({ tenantDb }) => new WebhookTendingRepository(tenantDb, new Outbox()),
    {
      get: [{ args: [ID] }],
      cancel: [
        { args: [ID, 'The webhook was paused.', ID], answers: [[{ id: ID, isStopped: true }], FOUND] },
      ],
      release: [{ args: [ID, ID] }],
      purge: [{ args: [ID, ID], answers: [[{ id: ID, event_id: ID }]] }],
      settle: [{ args: [ID, ID, 15] }],
      goOn: [{ args: [ID] }],
    },
  ),
  repository(
    'webhooks/webhook-sweeper',
    ({ platformDb, tenantDb }) => new WebhookSweeper(platformDb, tenantDb, new Outbox()),
    {
      run: [{ args: [] }],
    },
  ),
];
