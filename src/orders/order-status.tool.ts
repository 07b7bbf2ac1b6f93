import type { Citation, ToolContext, ToolParameters, ToolResult } from '../platform/tools/chat-tool.js';
import { ChatTool } from '../platform/tools/chat-tool.js';
import type { Clause, Dialogue, Reading, Said, SkilledTool } from '../platform/tools/skill.js';
import { formatAmount } from '../kernel/money.js';
import { findEntities } from '../platform/language/entities.js';
import { findEmails, findPhones, toE164 } from '../platform/language/contacts.js';
import { OrderLookup, type OrderForVisitor, type OrderLookupResult } from './order-lookup.js';
import { AMENDS, HAPPENS, NO_PROOF, ORDER_WORDS } from './order-status.phrases.js';
import { fold } from '../platform/language/fold.js';
import type { OrderAspect } from './order-status.aspects.js';
import {
  askedAspect,
  asksAboutOrder,
  asksForOne,
  isPrivate,
  scoreOf,
  type OrderClues,
} from './order-reading.js';
import type { OrderView } from './order-view.js';
import { sayAspect, sayOrder, sayWait } from './say-order.js';
import { isOrderMemory, type OrderMemory } from './order-memory.js';

export interface OrderStatusInput {
  /** As the visitor wrote them; at most three are looked up. */
  numbers: string[];
  email?: string;
  /** E.164 or national. */
  phone?: string;
  /** The visitor says that they have neither. */
  cannotProve?: boolean;
  /** The visitor wants the order changed, which nobody but a person can do. */
  amend?: boolean;
  /** The one thing asked about an order that was told before. */
  aspect?: OrderAspect;
  /** The visitor may mean orders at large, so none is told unasked. */
  general?: boolean;
  /** The visitor wants a customer's contact, or speaks for somebody else. */
  personal?: boolean;
}

export type OrderStatusData =
  | { outcome: 'needs'; missing: 'number' | 'contact' | 'both' }
  | { outcome: 'cannot_prove' }
  | { outcome: 'cannot_amend' }
  | { outcome: 'no_match' }
  | { outcome: 'too_many_tries'; retryAfterSeconds: number }
  | { outcome: 'found'; orders: OrderView[]; alsoMissed: boolean };

const ORDER_STATUS = 'order_status';
const MOST_ORDERS = 3;
const CONTACT_MILLISECONDS = 30 * 60_000;

/** "Where is my order?": proof first, then status, dates, parcels and items, never an address or a name. */
@ChatTool()
export class OrderStatusTool implements SkilledTool<OrderStatusInput, OrderStatusData> {
  readonly name = ORDER_STATUS;
  readonly description =
    'Status, expected date, parcels, items and total of an order of the visitor. Needs the order number and the e-mail address or phone number on the order; ask for what is missing, but try without a contact first: the visitor may be known. Never guess either.';
  readonly parameters: ToolParameters = {
    type: 'object',
    properties: {
      numbers: {
        type: 'array',
        items: { type: 'string' },
        maxItems: MOST_ORDERS,
        description: 'Order numbers as the visitor wrote them',
      },
      email: { type: 'string', description: 'E-mail address the visitor gave' },
      phone: { type: 'string', description: 'Phone number the visitor gave' },
    },
    required: ['numbers'],
    additionalProperties: false,
  };

  constructor(private readonly orders: OrderLookup) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<OrderStatusInput> | null> {
    const memory = currentMemory(dialogue.memory, context.now);
    const clues = cluesOf(clause, dialogue, memory, context);
    const score = scoreOf(clues);
    return score === 0 ? null : { score, input: inputOf(clues, memory, dialogue) };
  }

  async execute(input: OrderStatusInput, context: ToolContext): Promise<ToolResult<OrderStatusData>> {
    if (input.cannotProve) return refusal({ outcome: 'cannot_prove' });
    if (input.amend && input.numbers.length === 0) return refusal({ outcome: 'cannot_amend' });
    const latest = await this.latestOf(input, context);
    if (latest) return this.summarise([{ outcome: 'found', order: latest }]);
    const proof = withVerifiedEmail(input, context);
    const missing = missingOf(proof);
    if (missing) return refusal({ outcome: 'needs', missing });
    const results: OrderLookupResult[] = [];
    for (const number of proof.numbers.slice(0, MOST_ORDERS))
      results.push(await this.find(number, proof, context));
    return this.summarise(results);
  }

  say(
    input: OrderStatusInput,
    result: ToolResult<OrderStatusData>,
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Said {
    const memory = rememberedOf(input, dialogue.memory, context.now);
    const sentences = ORDER_WORDS[clause.language];
    const { data } = result;
    switch (data.outcome) {
      case 'needs':
        return { text: needsText(data.missing, clause, input), awaits: true, memory, confidence: 0.9 };
      case 'cannot_prove':
        return { text: sentences.cannotProve, memory, confidence: 0.8 };
      case 'cannot_amend':
        return { text: sentences.amend, memory, confidence: 0.8 };
      case 'no_match':
        return { text: sentences.noMatch, awaits: true, memory, confidence: 0.8 };
      case 'too_many_tries':
        return {
          text: sentences.tooMany(sayWait(data.retryAfterSeconds, clause.language)),
          memory,
          confidence: 0.8,
        };
      case 'found': {
        if (input.personal) return { text: sentences.private, memory, confidence: 0.9 };
        memory.proven = true;
        if (memory.numbers.length === 0) memory.numbers = data.orders.map(({ number }) => number);
        const { aspect } = input;
        const parts = data.orders.map((order) =>
          aspect ? sayAspect(order, aspect, clause.language) : sayOrder(order, clause.language),
        );
        if (data.alsoMissed) parts.push(sentences.noMatch);
        if (input.amend) parts.push(sentences.amend);
        return { text: parts.join('\n'), memory, confidence: 0.95 };
      }
    }
  }

  /** A known customer who names no order hears of their newest. */
  private async latestOf(
    { numbers, email, phone, general }: OrderStatusInput,
    { verifiedEmail }: ToolContext,
  ): Promise<OrderForVisitor | null> {
    if (numbers.length > 0 || email || phone || general || !verifiedEmail) return null;
    return this.orders.latestOf(verifiedEmail);
  }

  private async find(
    number: string,
    input: OrderStatusInput,
    context: ToolContext,
  ): Promise<OrderLookupResult> {
    const phone = input.phone ? (toE164(input.phone, context.tenant.country) ?? undefined) : undefined;
    if (!input.email) return phone ? this.orders.lookup({ number, phone }, context) : { outcome: 'no_match' };
    const byEmail = await this.orders.lookup({ number, email: input.email }, context);
    if (byEmail.outcome !== 'no_match' || !phone) return byEmail;
    return this.orders.lookup({ number, phone }, context);
  }

  private summarise(results: OrderLookupResult[]): ToolResult<OrderStatusData> {
    const orders = results.flatMap((result) => (result.outcome === 'found' ? [viewOf(result.order)] : []));
    if (orders.length > 0) {
      const data = { outcome: 'found' as const, orders, alsoMissed: orders.length < results.length };
      return { ok: true, data, citations: orders.map(citationOf) };
    }
    const limited = results.find((result) => result.outcome === 'too_many_tries');
    return refusal(limited ?? { outcome: 'no_match' });
  }
}

/** What the business vouches for proves as a contact does; one that the visitor gives goes before it. */
function withVerifiedEmail(input: OrderStatusInput, { verifiedEmail }: ToolContext): OrderStatusInput {
  if (!verifiedEmail || input.email || input.phone || input.numbers.length === 0) return input;
  return { ...input, email: verifiedEmail };
}

function refusal(data: OrderStatusData): ToolResult<OrderStatusData> {
  return { ok: false, data, citations: [] };
}

function viewOf({ totalMinor, ...order }: OrderForVisitor): OrderView {
  return { ...order, total: formatAmount({ minor: totalMinor, currency: order.currency }) };
}

function citationOf(order: OrderView): Citation {
  return { kind: 'order', id: order.id, title: order.number };
}

function cluesOf(
  clause: Clause,
  dialogue: Dialogue,
  memory: OrderMemory,
  { tenant }: ToolContext,
): OrderClues {
  const raw = dialogue.clauses.map((each) => each.raw).join('\n');
  const message = fold(raw);
  const { awaited, previousTool } = dialogue;
  const asked = dialogue.clauses.some((each) => asksAboutOrder(each));
  const options = {
    country: tenant.country,
    orderExpected:
      asked || awaited || previousTool === ORDER_STATUS || pointsToOrder(raw, message, tenant.country),
    contactExpected: awaited && memory.numbers.length > 0,
  };
  const isKnown = memory.numbers.length > 0;
  return {
    clause,
    message,
    own: findEntities(clause.raw, options),
    all: findEntities(raw, options),
    asked,
    awaited,
    inOrder: isKnown && previousTool === ORDER_STATUS,
    proven: isKnown && memory.proven === true,
  };
}

const NUMBER_AT_LABEL = /(?<!\p{L})(?:nr|no|num|n[°º]|number|nummer|numero|رقم\p{L}*)[\s.:#]*\d{3,}/u;

/** "Nr. 88290, jo@example.com" or "no. 88290 arrived?": digits that can hardly be anything but an order. */
function pointsToOrder(raw: string, message: string, country: string | null): boolean {
  if (findEmails(raw).length > 0) return true;
  const hasPhone = (): boolean => findPhones(raw, country, []).length > 0;
  return NUMBER_AT_LABEL.test(message) && (HAPPENS.test(message) || hasPhone());
}

function inputOf(clues: OrderClues, memory: OrderMemory, dialogue: Dialogue): OrderStatusInput {
  const { clause, all } = clues;
  const numbers = all.orderNumbers.length > 0 ? all.orderNumbers : memory.numbers;
  const hasContact = all.emails.length + all.phones.length > 0;
  const email = hasContact ? all.emails[0] : memory.email;
  const phone = hasContact ? all.phones[0] : memory.phone;
  const gaveNothing = all.orderNumbers.length === 0 && !hasContact;
  const input: OrderStatusInput = { numbers: numbers.slice(0, MOST_ORDERS) };
  if (input.numbers.length === 0 && !asksForOne(clues)) input.general = true;
  if (email) input.email = email;
  if (phone) input.phone = phone;
  if (isPrivate(clues)) return { ...input, personal: true };
  if (gaveNothing && dialogue.awaited && NO_PROOF.test(clause.folded)) input.cannotProve = true;
  if (AMENDS.test(clause.folded)) {
    input.amend = true;
    // The order was told a moment ago; only the change is new.
    if (gaveNothing && clues.inOrder && clues.proven) input.numbers = [];
  }
  const aspect = input.amend ? null : askedAspect(clues);
  if (aspect) input.aspect = aspect;
  return input;
}

function missingOf({ numbers, email, phone }: OrderStatusInput): 'number' | 'contact' | 'both' | null {
  const hasContact = Boolean(email ?? phone);
  if (numbers.length > 0) return hasContact ? null : 'contact';
  return hasContact ? 'number' : 'both';
}

function needsText(
  missing: 'number' | 'contact' | 'both',
  clause: Clause,
  { amend, personal }: OrderStatusInput,
): string {
  const sentences = ORDER_WORDS[clause.language];
  if (personal) return `${sentences.private} ${sentences.proof}`;
  if (amend) return `${sentences.amend} ${sentences.needsContact}`;
  if (missing === 'both') return sentences.needsBoth;
  return missing === 'number' ? sentences.needsNumber : sentences.needsContact;
}

/** The contact is proof of who asks, so it is forgotten after half an hour. */
function currentMemory(stored: unknown, now: Date): OrderMemory {
  if (!isOrderMemory(stored)) return { numbers: [] };
  const age = now.getTime() - Date.parse(stored.contactAt ?? '');
  if (age <= CONTACT_MILLISECONDS) return stored;
  return { numbers: stored.numbers, ...(stored.proven && { proven: true }) };
}

function rememberedOf(input: OrderStatusInput, stored: unknown, now: Date): OrderMemory {
  const before = currentMemory(stored, now);
  const numbers = input.numbers.length > 0 ? input.numbers : before.numbers;
  const memory: OrderMemory = { numbers: numbers.slice(0, MOST_ORDERS) };
  if (!input.email && !input.phone) return memory;
  const isSame = before.email === input.email && before.phone === input.phone;
  if (isSame && before.proven) memory.proven = true;
  return {
    ...memory,
    email: input.email,
    phone: input.phone,
    contactAt: (isSame && before.contactAt) || now.toISOString(),
  };
}
