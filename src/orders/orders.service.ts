import { Injectable } from '@nestjs/common';
import { canonicalEmail, spellingsOf } from '../kernel/email.js';
import { invalid, notFound } from '../kernel/errors.js';
import { ORDER_ERRORS } from './orders.errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { toE164 } from '../kernel/phone.js';
import {
  cutRows,
  parseRows,
  rowError,
  summarise,
  warningsOf,
  withoutRepeats,
  type BulkError,
  type BulkRow,
  type BulkSummary,
  type PreparedRows,
  type BulkWarning,
} from '../platform/bulk/bulk-rows.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import { WorkSlices } from '../platform/time/work-slices.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { OrderRow, type OrderPatch } from './dto/order.dto.js';
import { applyPatch, toOrderInput } from './order-input.js';
import { mendOrder, unknownItems } from './order-mends.js';
import { orderNumberKey } from './order-number.js';
import { cutOrder } from './order-texts.js';
import { recordsOf, type OrderRecords } from './order-records.js';
import type { Order } from './order.types.js';
import type { OrderStatus } from './order-lookup.port.js';
import { OrdersRepository } from './orders.repository.js';

export interface OrderQuery {
  status?: OrderStatus;
  /** An e-mail address or a phone number in any usual spelling. */
  customer?: string;
  /** In any spelling. */
  number?: string;
  externalId?: string;
}

/** Customers' orders, sent by the business. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly tenants: TenantProfiles,
    private readonly slices: WorkSlices,
  ) {}

  async upsert(rows: unknown[]): Promise<BulkSummary> {
    return (await this.prepare(rows)).write();
  }

  /** All of an upsert but its statements. */
  async prepare(rows: unknown[]): Promise<PreparedRows> {
    const business = await this.tenants.profile();
    const mend = (row: unknown) => mendOrder(row, business);
    const parsed = await parseRows(this.slices, OrderRow, rows, 'orders', mend);
    const cut = await cutRows(this.slices, parsed.rows, cutOrder);
    const unique = withoutRepeats(cut.rows, 'orders', ({ number }) => ({ field: 'number', key: number }));
    const inputs: OrderRecords[] = [];
    const errors: BulkError[] = [...parsed.errors, ...unique.errors];
    for (const { index, value } of unique.rows) {
      await this.slices.next();
      const read = toOrderInput(value, business, `/orders/${index}`);
      if ('value' in read) inputs.push(recordsOf(read.value));
      else errors.push(...read.problems.map((problem) => rowError(index, problem)));
    }
    const warnings = [...parsed.warnings, ...cut.warnings];
    return {
      write: async () => {
        const told = [...warnings, ...(await this.unknownSkus(unique.rows))];
        return summarise(inputs.length, await this.orders.upsert(inputs), errors, told);
      },
    };
  }

  /** Items whose sku no product has are kept by their name; the business may have meant another. */
  private async unknownSkus(rows: readonly BulkRow<OrderRow>[]): Promise<BulkWarning[]> {
    const skus = new Set(rows.flatMap(({ value }) => value.items.flatMap(({ sku }) => sku ?? [])));
    if (skus.size === 0) return [];
    const known = new Set(await this.orders.knownSkus([...skus]));
    return rows.flatMap(({ index, value }) => warningsOf(index, unknownItems(value, known)));
  }

  async list({ limit, after }: PageRequest, query: OrderQuery): Promise<Page<Order>> {
    const { status, externalId, number } = query;
    const customer = query.customer === undefined ? undefined : await this.contact(query.customer);
    const numberKey = number === undefined ? undefined : orderNumberKey(number);
    const filter = { status, customer, numberKey, externalId };
    return toPage(await this.orders.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Order> {
    const order = await this.orders.get(id);
    if (!order) throw notFound('order');
    return order;
  }

  async create(row: OrderRow): Promise<Order> {
    const read = toOrderInput(cutOrder(row).row, await this.tenants.profile());
    if ('problems' in read) throw invalid(read.problems);
    try {
      return await this.get(await this.orders.create(read.value));
    } catch (error) {
      if (!isUniqueViolation(error, 'orders_tenant_id_number_key')) throw error;
      throw ORDER_ERRORS.number_taken(`There is an order "${row.number}" already.`, {
        problems: [
          { pointer: '/number', code: 'number_taken', detail: 'PUT or PATCH the order to change it.' },
        ],
      });
    }
  }

  async update(id: string, change: OrderPatch): Promise<Order> {
    const profile = await this.tenants.profile();
    const patch = cutOrder(change).row;
    const isThere = await this.orders.change(id, (order) => applyPatch(order, patch, profile));
    if (!isThere) throw notFound('order');
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.orders.remove(id))) throw notFound('order');
  }

  private async contact(text: string): Promise<string[]> {
    if (text.includes('@')) return spellingsOf(canonicalEmail(text.trim()) ?? text);
    const { country } = await this.tenants.profile();
    return [toE164(text, country) ?? text];
  }
}
