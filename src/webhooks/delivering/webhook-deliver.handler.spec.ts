import { Logger } from '@nestjs/common';
import type { DeliveryAttempt, OwedDelivery } from '../webhook.types.js';
import type { Failure, OwedDeliveriesRepository } from './owed-deliveries.repository.js';
import type { Called, WebhookCaller } from './webhook-caller.js';
import { WebhookDeliverHandler } from './webhook-deliver.handler.js';

const OWED: OwedDelivery = {
  ...{ id: 'd', cause: 'event', status: 'queued', attempts: 0, webhookId: 'w', webhookStatus: 'active' },
  ...{ url: 'https://hooks.example/', heldUntil: null, isHeld: false, isFromBefore: false },
  secrets: [{ id: 's', sealed: Buffer.from('sealed') }],
  event: { id: 'e', type: 'order.updated', at: new Date(0), data: {}, correlationId: 'c', traceparent: null },
};
const CALL: DeliveryAttempt = {
  ...{ at: new Date(0), durationMs: 5, url: OWED.url, requestHeaders: {}, status: 204, problem: null },
  ...{ responseHeaders: {}, responseBody: null },
};

/** What became of a delivery: `call`, and what was written then. */
async function outcome(
  owed: Partial<OwedDelivery> | null,
  isRetry = false,
  called: Called = { call: CALL, retryAfterSeconds: null },
): Promise<string[]> {
  const done: string[] = [];
  const note = (what: string) => (): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  const deliveries = {
    owed: () => Promise.resolve(owed && { ...OWED, ...owed }),
    ...{ settle: note('settled'), park: note('parked'), delivered: note('delivered') },
    failed: (_: OwedDelivery, _call: DeliveryAttempt, { pauseMs }: Failure) =>
      note(pauseMs === null ? 'given up' : `failed, again in ${Math.floor(pauseMs / 60_000)} min`)(),
    pause: () => Promise.resolve(false),
    cancel: (_: string, reason: string) => note(`cancelled: ${reason}`)(),
  };
  const caller = {
    call: async () => {
      await note('call')();
      return called;
    },
  };
  const handler = new WebhookDeliverHandler(
    deliveries as unknown as OwedDeliveriesRepository,
    caller as unknown as WebhookCaller,
  );
  const job = { outboxId: 'o', reference: 'd', alone: () => Promise.resolve() };
  await handler.handle(isRetry ? { ...job, isRetry } : job);
  return done;
}

const STOPPED = 'cancelled: The webhook was paused or disabled before it was sent.';
const UNSIGNED = 'cancelled: The webhook has no secret here yet: POST /v1/webhooks/{id}/rotate makes one.';
const ERASED = { event: { ...OWED.event, data: null } };

describe('a delivery', () => {
  beforeAll(() => void jest.spyOn(Logger.prototype, 'log').mockImplementation());
  afterAll(() => jest.restoreAllMocks());

  it.each<[string, Partial<OwedDelivery> | null, string[]]>([
    ['that waits is made', {}, ['call', 'delivered']],
    ['that is gone is not', null, ['settled']],
    ['that was cancelled is not', { status: 'cancelled' }, ['settled']],
    ['that was given up is not', { status: 'failed' }, ['settled']],
    ['that was made is not made again', { status: 'delivered' }, ['settled']],
    ['to a disabled webhook is not', { webhookStatus: 'disabled' }, ['cancelled: The webhook was disabled.']],
    ['to a paused webhook is not', { webhookStatus: 'paused' }, ['cancelled: The webhook was paused.']],
    ['from before a pause is not, when it is over', { isFromBefore: true }, [STOPPED]],
    ['whose visitor was erased is not', ERASED, ['cancelled: The visitor whom it was about was erased.']],
    ['that nothing would sign is not', { secrets: [] }, [UNSIGNED]],
    ['waits while its webhook is held', { isHeld: true }, ['parked']],
    ['that a person wants does not', { isHeld: true, cause: 'replay' }, ['call', 'delivered']],
    ['that is a test is made in any case', { webhookStatus: 'paused', cause: 'test' }, ['call', 'delivered']],
  ])('%s', async (_, owed, done) => expect(await outcome(owed)).toEqual(done));

  it('that no hold keeps back is made again no sooner than its receiver wants, an hour at most', async () => {
    const busy = (retryAfterSeconds: number | null): Called => ({
      ...{ call: { ...CALL, status: 503 }, retryAfterSeconds },
    });
    expect(await outcome({ cause: 'replay' }, false, busy(null))).toEqual(['call', 'failed, again in 0 min']);
    expect(await outcome({ cause: 'replay' }, false, busy(600))).toEqual(['call', 'failed, again in 10 min']);
    expect(await outcome({ cause: 'replay' }, false, busy(86_400))).toEqual([
      'call',
      'failed, again in 60 min',
    ]);
    expect(await outcome({ attempts: 10 }, false, busy(600))).toEqual(['call', 'given up']);
  });

  it('that was given up is made when an operator says so', async () => {
    expect(await outcome({ status: 'failed', isFromBefore: true }, true)).toEqual(['call', 'delivered']);
    expect(await outcome({ status: 'cancelled' }, true)).toEqual(['settled']);
  });
});
