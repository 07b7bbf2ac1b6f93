import { Injectable } from '@nestjs/common';
import { spellingsOf } from '../kernel/email.js';
import type { ToolContext } from '../assistant/chat-tool.js';
import {
  OrderLookup,
  type OrderForVisitor,
  type OrderLookupResult,
  type OrderProof,
} from './order-lookup.port.js';
import { LookupTries } from './lookup-tries.js';
import { orderNumberKey, type Order } from './order.types.js';
import { OrdersRepository, type KeyedProof } from './orders.repository.js';

/** Gives a visitor an order only for its number and a contact on it, with a limited number of attempts. */
@Injectable()
export class OrderLookupService extends OrderLookup {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly tries: LookupTries,
  ) {
    super();
  }

  async lookup(readings: readonly OrderProof[], { visitorId }: ToolContext): Promise<OrderLookupResult> {
    const proofs = readings.flatMap(toKeyed);
    const keys = [...new Set(proofs.map(({ numberKey }) => numberKey))];
    if (keys.length === 0) return { outcome: 'no_match' };
    const allowance = await this.tries.take(visitorId, keys);
    if (!allowance.allowed)
      return { outcome: 'too_many_tries', retryAfterSeconds: allowance.retryAfterSeconds };
    const order = await this.orders.findByProof(proofs);
    if (!order) return { outcome: 'no_match' };
    await this.tries.release(visitorId, keys);
    return { outcome: 'found', order: forVisitor(order) };
  }

  async latestOf(verifiedEmail: string): Promise<OrderForVisitor | null> {
    const order = await this.orders.findLatestOf(spellingsOf(verifiedEmail));
    return order && forVisitor(order);
  }
}

function toKeyed({ number, email, phone }: OrderProof): KeyedProof[] {
  const numberKey = orderNumberKey(number);
  if (numberKey === '') return [];
  return (email ? spellingsOf(email) : [null]).map((each) => ({
    numberKey,
    email: each,
    phone: phone ?? null,
  }));
}

function forVisitor(order: Order): OrderForVisitor {
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    totalMinor: order.totalMinor,
    currency: order.currency,
    expectedAt: order.expectedAt,
    items: order.items.map(({ name, productName, sku, quantity }) => ({
      name: name ?? productName ?? sku ?? '',
      quantity,
    })),
    shipments: order.shipments.map(({ carrier, trackingNumber, trackingUrl }) => ({
      carrier,
      trackingNumber,
      trackingUrl,
    })),
    note: order.note,
  };
}
