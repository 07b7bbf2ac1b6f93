import { Injectable, Logger } from '@nestjs/common';
import { StockChanges, type StockChangeResult } from '../../catalog/products/stock-changes.service.js';
import type { OrderChange, OrderChangeResult } from '../../orders/changes/order-change.types.js';
import { isUnknownOrder, isUnusableOrder, OrderChanges } from '../../orders/changes/order-changes.service.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { DeliveriesRepository, type Ending } from '../deliveries.repository.js';
import type { OwedDelivery } from '../event.types.js';
import { UnreadableEvent } from '../platforms/event-body.js';
import type { Translation } from '../platforms/platform.types.js';
import { PLATFORMS } from '../platforms/platforms.js';

/**
 * Takes over what a delivery tells. What cannot be understood becomes a dead letter at once; what tells of an order that
 * is not known yet is tried again for some minutes, because nobody promises the order of deliveries.
 */
@Injectable()
export class EventHandler extends JobHandlerPort {
  private readonly logger = new Logger('Events');

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly orders: OrderChanges,
    private readonly stocks: StockChanges,
    private readonly tenants: TenantProfiles,
  ) {
    super();
  }

  async handle({ outboxId, reference, isRetry }: JobHandling): Promise<void> {
    const delivery = await this.deliveries.owed(reference);
    const isOwed = delivery?.status === 'queued' || (isRetry && delivery?.status === 'failed');
    if (!delivery?.body || !isOwed) return this.deliveries.settle(outboxId);
    try {
      await this.apply(delivery, notAhead(translate(delivery, delivery.body), delivery.receivedAt), outboxId);
    } catch (error) {
      const why = lastingReason(error);
      if (why === null) throw error;
      this.logger.warn({ deliveryId: delivery.id, type: delivery.type }, `An event is given up: ${why}`);
      await this.deliveries.fail(delivery.id, why, outboxId);
    }
  }

  private async apply({ id, sourceId }: OwedDelivery, told: Translation, outboxId: string): Promise<void> {
    if ('ignored' in told) {
      const ending: Ending = { status: 'ignored', reason: told.ignored, orderId: null };
      return this.deliveries.handle(id, outboxId, () => Promise.resolve(ending));
    }
    if ('stocks' in told)
      return this.deliveries.handle(id, outboxId, async (sql) =>
        ofStocks(await this.stocks.apply(sql, told.stocks)),
      );
    await this.applyOrder(id, sourceId, told.order, outboxId);
  }

  private async applyOrder(
    id: string,
    sourceId: string,
    change: OrderChange,
    outboxId: string,
  ): Promise<void> {
    const business = await this.tenants.profile();
    try {
      await this.deliveries.handle(id, outboxId, async (sql) =>
        ofOrder(await this.orders.apply(sql, change, sourceId, business)),
      );
    } catch (error) {
      if (!isUnknownOrder(error)) throw error;
      const { number, externalIds } = change.order;
      const name = number ?? externalIds[0];
      if (name === undefined) return this.ignoreNameless(id, outboxId);
      await this.deliveries.noteReason(id, `No order "${name}" is known yet.`);
      throw error;
    }
  }

  /** Of a payment that was never told of. */
  private ignoreNameless(id: string, outboxId: string): Promise<void> {
    const reason = 'It names no order, and its payment belongs to none that is known.';
    return this.deliveries.handle(id, outboxId, () =>
      Promise.resolve({ status: 'ignored', reason, orderId: null }),
    );
  }
}

function translate({ sourceKind, type }: OwedDelivery, body: Buffer): Translation {
  return PLATFORMS[sourceKind].translate(type, body);
}

/** A clock that is ahead would make all that comes later look old. */
function notAhead(told: Translation, receivedAt: Date): Translation {
  const bounded = <Told extends { at: Date }>(each: Told): Told =>
    each.at > receivedAt ? { ...each, at: receivedAt } : each;
  if ('order' in told) return { order: bounded(told.order) };
  return 'stocks' in told ? { stocks: told.stocks.map(bounded) } : told;
}

/** Null for what may go well later. */
function lastingReason(error: unknown): string | null {
  if (error instanceof UnreadableEvent) return error.message;
  return isUnusableOrder(error) ? error.detail : null;
}

const WHY_NOTHING: Record<Exclude<OrderChangeResult['outcome'], 'applied'>, string> = {
  stale: 'It is older than what is stored of the order.',
  unchanged: 'All of it was known.',
};

function ofOrder({ outcome, orderId }: OrderChangeResult): Ending {
  if (outcome === 'applied') return { status: 'applied', reason: null, orderId };
  return { status: 'ignored', reason: WHY_NOTHING[outcome], orderId };
}

function ofStocks({ applied, stale, unknown }: StockChangeResult): Ending {
  const skipped = unknown > 0 ? `No product has the SKU of ${unknown} that it names.` : null;
  if (applied > 0) return { status: 'applied', reason: skipped, orderId: null };
  const reason = skipped ?? (stale > 0 ? 'It is older than the stored stock.' : 'The stock was known.');
  return { status: 'ignored', reason, orderId: null };
}
