import { Injectable } from '@nestjs/common';
import { canonicalEmail, spellingsOf } from '../kernel/email.js';
import type { ToolContext } from '../assistant/chat-tool.js';
import { forVisitor } from './order-for-visitor.js';
import {
  OrderLookup,
  type ListedOrder,
  type OrderForVisitor,
  type OrderLookupResult,
  type OrderProof,
  type ProvenContact,
} from './order-lookup.port.js';
import { LookupTries } from './lookup-tries.js';
import { formsOf, type OrderNumberForms } from './order-number-forms.js';
import { orderNumberKeys } from './order-number.js';
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

  async lookup(
    readings: readonly OrderProof[],
    { visitorId, isTrial = false }: ToolContext,
  ): Promise<OrderLookupResult> {
    const proofs = readings.flatMap(toKeyed);
    const numbers = proofs.map(({ number }) => number);
    if (numbers.length === 0) return { outcome: 'no_match' };
    const allowance = await this.tries.take(visitorId, numbers, isTrial);
    if (!allowance.allowed)
      return { outcome: 'too_many_tries', retryAfterSeconds: allowance.retryAfterSeconds };
    const found = await this.orders.findByProof(proofs);
    const contact = found && contactOf(proofs[found.proof]);
    if (!found || !contact) return { outcome: 'no_match' };
    await this.tries.release(visitorId, numbers, isTrial);
    return { outcome: 'found', order: forVisitor(found.order), contact };
  }

  async latestOf(verifiedEmail: string): Promise<OrderForVisitor | null> {
    const order = await this.orders.findLatestOf(spellingsOf(verifiedEmail));
    return order && forVisitor(order);
  }

  async allOf(contact: ProvenContact, limit: number): Promise<{ orders: ListedOrder[]; total: number }> {
    const filter =
      'email' in contact
        ? { emails: spellingsOf(contact.email), phone: null }
        : { emails: [], phone: contact.phone };
    return this.orders.findAllOf(filter, limit);
  }

  async forms(): Promise<OrderNumberForms> {
    return formsOf(await this.orders.sampleNumbers());
  }
}

function toKeyed({ number, email, phone }: OrderProof): KeyedProof[] {
  const keys = orderNumberKeys(number);
  if (keys.key === '') return [];
  return (email ? spellingsOf(email) : [null]).map((each) => ({
    number: keys,
    email: each,
    phone: phone ?? null,
  }));
}

/** Every reading has one contact, so the one of the proof that matched is proven. */
function contactOf(proof: KeyedProof | undefined): ProvenContact | null {
  if (proof?.email) return { email: canonicalEmail(proof.email) ?? proof.email };
  return proof?.phone ? { phone: proof.phone } : null;
}
