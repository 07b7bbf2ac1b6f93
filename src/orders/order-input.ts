import { canonicalEmail } from '../kernel/email.js';
import { invalid, type FieldProblem } from '../kernel/errors.js';
import { minorDigits, parseAmount } from '../kernel/money.js';
import { toE164 } from '../kernel/phone.js';
import type { TenantProfile } from '../platform/tenancy/tenant-profiles.js';
import type { CustomerDto, OrderItemDto, OrderLineDto, ShipmentDto } from './dto/order-parts.dto.js';
import type { OrderPatch, OrderRow } from './dto/order.dto.js';
import type { OrderLine } from './order-line.js';
import type { Order, OrderInput, OrderItem, Shipment } from './order.types.js';

type Business = Pick<TenantProfile, 'currency' | 'country'>;

/** A validated row as an order of one business: amounts in minor units, phone in E.164, e-mail canonical. */
export function toOrderInput(
  row: OrderRow,
  business: Business,
  pointer = '',
): { value: OrderInput } | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const currency = row.currency ?? business.currency;
  const amount = (text: string, field: string) => readAmount(text, currency, `${pointer}/${field}`, problems);
  const value: OrderInput = {
    number: row.number,
    externalId: row.externalId ?? null,
    status: row.status,
    placedAt: toDate(row.placedAt),
    currency,
    totalMinor: amount(row.total, 'total'),
    customer: readCustomer(row.customer, business, `${pointer}/customer`, problems),
    items: row.items.map((item, index) => readItem(item, (text) => amount(text, `items/${index}/unitPrice`))),
    lines: (row.lines ?? []).map((line, index) =>
      readLine(line, (text) => amount(text, `lines/${index}/amount`)),
    ),
    shipments: (row.shipments ?? []).map(toShipment),
    expectedAt: row.expectedAt ?? null,
    note: row.note ?? null,
  };
  return problems.length > 0 ? { problems } : { value };
}

/** The order after a PATCH; absent fields are not changed. @throws DomainError `invalid`. */
export function applyPatch(order: Order, change: OrderPatch, business: Business): OrderInput {
  if (change.currency !== undefined && change.currency !== order.currency && change.total === undefined) {
    throw invalid([{ pointer: '/total', code: 'total_needed', detail: 'Send the total with its currency.' }]);
  }
  const problems: FieldProblem[] = [];
  const currency = change.currency ?? order.currency;
  const amount = (text: string, field: string) => readAmount(text, currency, `/${field}`, problems);
  const patched: OrderInput = {
    number: order.number,
    externalId: change.externalId === undefined ? order.externalId : change.externalId,
    status: change.status ?? order.status,
    placedAt: change.placedAt === undefined ? order.placedAt : toDate(change.placedAt),
    currency,
    totalMinor: change.total === undefined ? order.totalMinor : amount(change.total, 'total'),
    customer: change.customer
      ? readCustomer({ ...order.customer, ...change.customer }, business, '/customer', problems)
      : order.customer,
    items:
      change.items?.map((item, index) =>
        readItem(item, (text) => amount(text, `items/${index}/unitPrice`)),
      ) ?? order.items,
    lines:
      change.lines?.map((line, index) => readLine(line, (text) => amount(text, `lines/${index}/amount`))) ??
      order.lines,
    shipments: change.shipments?.map(toShipment) ?? order.shipments,
    expectedAt: change.expectedAt === undefined ? order.expectedAt : change.expectedAt,
    note: change.note === undefined ? order.note : change.note,
  };
  if (problems.length > 0) throw invalid(problems);
  return patched;
}

function readAmount(text: string, currency: string, pointer: string, problems: FieldProblem[]): bigint {
  const minor = parseAmount(text, currency);
  if (minor !== null) return minor;
  problems.push({
    pointer,
    code: 'invalid_amount',
    detail: `${currency} has ${minorDigits(currency)} decimal places.`,
  });
  return 0n;
}

function readCustomer(
  { name, email, phone }: CustomerDto,
  { country }: Business,
  pointer: string,
  problems: FieldProblem[],
): Order['customer'] {
  const e164 = phone ? toE164(phone, country) : null;
  if (phone && !e164) {
    const detail = 'This is no phone number. Send it in international form, such as "+353861234567".';
    problems.push({ pointer: `${pointer}/phone`, code: 'invalid_phone', detail });
  }
  // A text that is not a valid address is stored as written: no address that a visitor gives can equal it.
  return { name: name ?? null, email: email ? (canonicalEmail(email) ?? email) : null, phone: e164 };
}

function readItem(
  { sku, name, quantity, unitPrice }: OrderItemDto,
  amount: (text: string) => bigint,
): OrderItem {
  return {
    sku: sku ?? null,
    name: name ?? null,
    quantity,
    unitPriceMinor: unitPrice == null ? null : amount(unitPrice),
  };
}

function readLine({ kind, name, amount }: OrderLineDto, read: (text: string) => bigint): OrderLine {
  return { kind, name: name ?? null, amountMinor: read(amount) };
}

function toShipment({ carrier, trackingNumber, trackingUrl, status, items }: ShipmentDto): Shipment {
  return {
    carrier,
    trackingNumber,
    trackingUrl: trackingUrl ?? null,
    status: status ?? null,
    items: (items ?? []).map(({ sku, quantity }) => ({ sku, quantity })),
  };
}

function toDate(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
