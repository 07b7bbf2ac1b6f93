import { Injectable } from '@nestjs/common';
import { DomainError, type FieldProblem } from '../../kernel/errors.js';
import { parseAmount } from '../../kernel/money.js';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';
import { parseDto } from '../../platform/http/validation/validation.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import { OrderPatch, OrderRow } from '../dto/order.dto.js';
import { applyPatch, toOrderInput } from '../order-input.js';
import { mendOrder } from '../order-mends.js';
import { recordsOf } from '../order-records.js';
import { cutOrder } from '../order-texts.js';
import { insertOrder, replaceOrder } from '../order-writes.js';
import type { Order, OrderInput } from '../order.types.js';
import type { OrderChange, OrderChangeResult, PaymentChange } from './order-change.types.js';
import { ORDER_CHANGE_ERRORS } from './order-changes.errors.js';
import { OrderChangesRepository, type StoredOrder } from './order-changes.repository.js';
import { statusWithPayments, withParcel } from './merged-order.js';

/** Changes of orders that other systems tell of, in any order and any number of times. */
@Injectable()
export class OrderChanges {
  constructor(private readonly changes: OrderChangesRepository) {}

  /**
   * Applies a change in the caller's transaction. Data older than what is stored is left out; what is paid and refunded
   * only ever grows.
   * @param sourceId who tells of it
   * @throws DomainError `unknown_order` when there is no such order and it cannot be made; `unusable_order`
   */
  async apply(
    sql: TenantTransaction,
    change: OrderChange,
    sourceId: string,
    business: TenantProfile,
  ): Promise<OrderChangeResult> {
    await this.changes.lock(sql, change.order);
    const stored = await this.changes.find(sql, change.order);
    if (!stored) return this.create(sql, change, sourceId, business);
    const { order } = stored;
    await this.keepPayments(sql, change, sourceId, order);
    const totals = await this.changes.totals(sql, order.id);
    const isStale = tellsOfOrder(change) && change.at < stored.dataAt;
    const input = isStale ? applyPatch(order, {}, business) : changed(order, change, business);
    const next = { ...input, status: statusWithPayments(input, paidState(totals)) };
    const isNew = hashOf(next) !== hashOf(applyPatch(order, {}, business));
    const dataAt = newest(stored, change);
    if (isNew) await replaceOrder(sql, order.id, recordsOf(next), dataAt);
    await this.changes.mark(sql, order.id, dataAt, totals);
    const isPaidNew =
      totals.refundedMinor !== order.refundedMinor || totals.paidAt?.getTime() !== order.paidAt?.getTime();
    if (isNew || isPaidNew) return { outcome: 'applied', orderId: order.id };
    return { outcome: isStale ? 'stale' : 'unchanged', orderId: order.id };
  }

  private async create(
    sql: TenantTransaction,
    change: OrderChange,
    sourceId: string,
    business: TenantProfile,
  ): Promise<OrderChangeResult> {
    const { fields, isWhole = false, at } = change;
    if (!isWhole || !fields) throw unknownOrder();
    const input = newOrder(fields, business);
    const orderId = await insertOrder(sql, recordsOf(input));
    if (orderId === null) throw unknownOrder();
    await this.keepPayments(sql, change, sourceId, { ...input, id: orderId });
    const totals = await this.changes.totals(sql, orderId);
    const status = statusWithPayments(input, paidState(totals));
    if (status !== input.status) await replaceOrder(sql, orderId, recordsOf({ ...input, status }), at);
    await this.changes.mark(sql, orderId, at, totals);
    return { outcome: 'applied', orderId };
  }

  private async keepPayments(
    sql: TenantTransaction,
    { payments = [], at }: OrderChange,
    sourceId: string,
    order: Pick<Order, 'id' | 'currency'>,
  ): Promise<void> {
    for (const payment of payments)
      await this.changes.keepPayment(sql, {
        ...{ orderId: order.id, sourceId, reference: payment.reference.slice(0, 200) },
        paidAt: payment.isPaid ? at : null,
        refundedMinor: refundedOf(payment, order.currency),
      });
  }
}

function tellsOfOrder({ fields, parcel }: OrderChange): boolean {
  return fields !== undefined || parcel !== undefined;
}

/** A payment says nothing of how new the rest is. */
function newest({ dataAt }: StoredOrder, change: OrderChange): Date {
  return tellsOfOrder(change) && change.at > dataAt ? change.at : dataAt;
}

function paidState({ paidAt, refundedMinor }: { paidAt: Date | null; refundedMinor: bigint }) {
  return { isPaid: paidAt !== null, refundedMinor };
}

function refundedOf({ refunded, currency }: PaymentChange, orderCurrency: string): bigint {
  if (refunded === null) return 0n;
  const minor = parseAmount(refunded, currency);
  if (minor === null || minor < 0n) throw unusable(`"${refunded.slice(0, 40)}" is no amount in ${currency}.`);
  if (minor > 0n && currency !== orderCurrency)
    throw unusable(`The refund is in ${currency}, and the order in ${orderCurrency}.`);
  return minor;
}

function newOrder(fields: Record<string, unknown>, business: TenantProfile): OrderInput {
  const parsed = parseDto(OrderRow, mendOrder(fields, business).row);
  if ('problems' in parsed) throw unusable(describe(parsed.problems));
  const read = toOrderInput(cutOrder(parsed.value).row, business);
  if ('problems' in read) throw unusable(describe(read.problems));
  return read.value;
}

/** The stored order with what the change tells. The shop's own id is kept where the business has sent another. */
function changed(order: Order, change: OrderChange, business: TenantProfile): OrderInput {
  const { fields, parcel } = change;
  const sent = (mendOrder(fields ?? {}, business).row ?? {}) as Record<string, unknown>;
  const patch = Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => name !== 'number' && (name !== 'externalId' || !order.externalId),
    ),
  );
  const parsed = parseDto(OrderPatch, patch);
  if ('problems' in parsed) throw unusable(describe(parsed.problems));
  const next = patched(order, cutOrder(parsed.value).row, business);
  requireSameOrder(order, change.order.externalIds, next);
  return parcel ? withParcel(next, parcel) : next;
}

/** Two shops of a business may give the same number: then the second one's order is not the stored one. */
function requireSameOrder(order: Order, externalIds: readonly string[], next: OrderInput): void {
  const { number, externalId } = order;
  if (externalId === null || externalIds.length === 0 || externalIds.includes(externalId)) return;
  if (!isOther(order.customer.email, next.customer.email)) return;
  throw unusable(
    `There is an order "${number}" of another shop and customer. Give each shop numbers of its own.`,
  );
}

function isOther(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

/** @throws DomainError `unusable_order`, with the reason, for what no repeat would mend */
function patched(order: Order, patch: OrderPatch, business: TenantProfile): OrderInput {
  try {
    return applyPatch(order, patch, business);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw unusable(error.problems.length > 0 ? describe(error.problems) : error.detail);
  }
}

function hashOf(order: OrderInput): string {
  return recordsOf({ ...order }).hash;
}

/** Names fields and mends, and nothing that a customer has written. */
function describe(problems: readonly FieldProblem[]): string {
  return problems
    .slice(0, 5)
    .map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`)
    .join(' ');
}

function unknownOrder(): Error {
  return ORDER_CHANGE_ERRORS.unknown_order(
    'There is no order with the number or id that the event names. Send the order, or connect the event that tells of new orders.',
  );
}

/** Whether the change waits for an order that is not known yet. */
export function isUnknownOrder(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'unknown_order';
}

/** Whether what is told of the order could not be taken at any time. */
export function isUnusableOrder(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'unusable_order';
}

function unusable(why: string): Error {
  return ORDER_CHANGE_ERRORS.unusable_order(why);
}
