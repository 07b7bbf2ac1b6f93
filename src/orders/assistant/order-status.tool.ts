import type { Citation, ToolContext, ToolResult } from '../../assistant/chat-tool.js';
import { ChatTool } from '../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../assistant/skill.js';
import { EVIDENCE } from '../../assistant/evidence.js';
import { oncePerClause, wholeOf, type Clause } from '../../assistant/clause.js';
import { formatAmount } from '../../kernel/money.js';
import { findPhones } from '../../language/entities/contacts.js';
import { OrderLookup, type OrderForVisitor, type OrderLookupResult } from '../order-lookup.port.js';
import { AMENDS, HAPPENS, NO_PROOF, NUMBER_AT_LABEL, ORDER_SENTENCES } from './words/patterns.js';
import { MOST_ORDERS, ORDER_STATUS_INPUT, type OrderStatusInput } from './input.js';
import { askedAspect, asksAboutOrder, asksForOne, isPrivate, scoreOf, type OrderClues } from './reading.js';
import { triesFor, withoutGuess, withPhoneLike, type GivenProof } from './proofs.js';
import type { OrderView } from './view.js';
import { sayAspect, sayOrder, sayWait } from './sentences.js';
import { currentMemory, rememberedOf, type OrderMemory } from './memory.js';

export type OrderStatusData =
  | { outcome: 'needs'; missing: 'number' | 'contact' | 'both' }
  | { outcome: 'cannot_prove' }
  | { outcome: 'cannot_amend' }
  | { outcome: 'no_match' }
  | { outcome: 'too_many_tries'; retryAfterSeconds: number }
  | { outcome: 'found'; orders: OrderView[]; alsoMissed: boolean };

const ORDER_STATUS = 'order_status';

/** Answers "where is my order?" after a proof: status, dates, parcels and items, never an address or a name. */
@ChatTool()
export class OrderStatusTool implements SkilledTool<OrderStatusInput, OrderStatusData> {
  readonly name = ORDER_STATUS;
  readonly description =
    'Status, expected date, parcels, items and total of an order of the visitor. Needs the order number and the e-mail address or phone number on the order; ask for what is missing, but try without a contact first: the visitor may be known. Never guess either.';
  readonly input = ORDER_STATUS_INPUT;
  readonly answersStories = true;
  readonly ownsVisitorData = true;

  constructor(private readonly orders: OrderLookup) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<OrderStatusInput> | null> {
    const memory = currentMemory(dialogue.memory, context.now);
    const clues = cluesOf(clause, dialogue, memory, context);
    const score = scoreOf(clues);
    if (score === 0) return null;
    const input = inputOf(clues, memory, dialogue);
    return { score, input: withPhoneLike(input, clues, memory.numbers, context) };
  }

  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown {
    const memory = rememberedOf({ numbers: ['1'], email: 'a@shop.example' }, undefined, context.now);
    const follows = {
      ...dialogue,
      memory: { ...memory, proven: true },
      previousTool: this.name,
      awaited: true,
    };
    return Promise.all([dialogue, follows].map((each) => this.read(clause, each, context)));
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
    const summary = this.summarise(results);
    const provedNothing = proof.guessed && summary.data.outcome === 'no_match';
    return provedNothing ? refusal({ outcome: 'needs', missing: 'contact' }) : summary;
  }

  say(
    input: OrderStatusInput,
    result: ToolResult<OrderStatusData>,
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Said {
    const memory = rememberedOf(
      result.data.outcome === 'found' ? input : withoutGuess(input),
      dialogue.memory,
      context.now,
    );
    const sentences = ORDER_SENTENCES[clause.language];
    const { data } = result;
    switch (data.outcome) {
      case 'needs':
        return {
          text: needsText(data.missing, clause, input),
          awaits: true,
          memory,
          evidence: EVIDENCE.question,
        };
      case 'cannot_prove':
        return { text: sentences.cannotProve, memory, evidence: EVIDENCE.refusal };
      case 'cannot_amend':
        return { text: sentences.amend, memory, evidence: EVIDENCE.refusal };
      case 'no_match':
        return { text: sentences.noMatch, awaits: true, memory, evidence: EVIDENCE.refusal };
      case 'too_many_tries':
        return {
          text: sentences.tooMany(sayWait(data.retryAfterSeconds, clause.language)),
          memory,
          evidence: EVIDENCE.refusal,
        };
      case 'found': {
        if (input.personal) return { text: sentences.private, memory, evidence: EVIDENCE.record };
        memory.proven = true;
        if (memory.numbers.length === 0) memory.numbers = data.orders.map(({ number }) => number);
        const { aspect } = input;
        const parts = data.orders.map((order) =>
          aspect ? sayAspect(order, aspect, clause.language) : sayOrder(order, clause.language),
        );
        if (data.alsoMissed) parts.push(sentences.noMatch);
        if (input.amend) parts.push(sentences.amend);
        return { text: parts.join('\n'), memory, evidence: EVIDENCE.record };
      }
    }
  }

  /** A verified customer who gives no order number gets their newest order. */
  private async latestOf(
    { numbers, email, phone, general }: OrderStatusInput,
    { verifiedEmail }: ToolContext,
  ): Promise<OrderForVisitor | null> {
    if (numbers.length > 0 || email || phone || general || !verifiedEmail) return null;
    return this.orders.latestOf(verifiedEmail);
  }

  private async find(number: string, proof: GivenProof, context: ToolContext): Promise<OrderLookupResult> {
    let result: OrderLookupResult = { outcome: 'no_match' };
    for (const readings of triesFor(number, proof, context.tenant.country)) {
      result = await this.orders.lookup(readings, context);
      if (result.outcome !== 'no_match') break;
    }
    return result;
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

/** The verified identity is a proof like a contact; a contact given by the visitor has priority. */
function withVerifiedEmail(
  input: OrderStatusInput,
  { verifiedEmail }: ToolContext,
): OrderStatusInput & GivenProof {
  if (!verifiedEmail || input.email || input.phone || input.numbers.length === 0) return input;
  return { ...input, verifiedEmail };
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
  const message = wholeOf(dialogue.clauses);
  const { awaited, previousTool } = dialogue;
  const asked = dialogue.clauses.some((each) => asksAboutOrder(each));
  const options = {
    country: tenant.country,
    orderExpected:
      asked || awaited || previousTool === ORDER_STATUS || pointsToOrder(message, tenant.country),
    contactExpected: awaited && memory.numbers.length > 0,
    numberExpected: awaited && memory.numbers.length === 0 && Boolean(memory.email ?? memory.phone),
  };
  const isKnown = memory.numbers.length > 0;
  return {
    clause,
    message: message.plain,
    own: clause.entities(options),
    all: message.entities(options),
    asked,
    awaited,
    inOrder: isKnown && previousTool === ORDER_STATUS,
    proven: isKnown && memory.proven === true,
  };
}

/** "Nr. 88290, jo@example.com" or "no. 88290 arrived?": digits that are almost certainly an order number. */
const pointsToOrder = oncePerClause((message: Clause, country: string | null): boolean => {
  const { raw, plain } = message;
  if (message.scan(country).emails.length > 0) return true;
  const hasPhone = (): boolean => findPhones(raw, country, []).length > 0;
  return NUMBER_AT_LABEL.test(plain) && (HAPPENS.test(plain) || hasPhone());
});

function inputOf(clues: OrderClues, memory: OrderMemory, dialogue: Dialogue): OrderStatusInput {
  const { clause, all } = clues;
  const numbers = all.orderNumbers.length > 0 ? all.orderNumbers : memory.numbers;
  const hasContact = all.emails.length + all.phones.length > 0;
  const email = hasContact ? all.emails[0] : memory.email;
  const phone = hasContact ? all.writtenPhones[0] : memory.phone;
  const gaveNothing = all.orderNumbers.length === 0 && !hasContact;
  const input: OrderStatusInput = { numbers: numbers.slice(0, MOST_ORDERS) };
  if (input.numbers.length === 0 && !asksForOne(clues)) input.general = true;
  if (email) input.email = email;
  if (phone) input.phone = phone;
  if (isPrivate(clues)) return { ...input, personal: true };
  if (gaveNothing && dialogue.awaited && NO_PROOF.test(clause.folded)) input.cannotProve = true;
  if (AMENDS.test(clause.folded)) {
    input.amend = true;
    // The order was just shown; only the change is new.
    if (gaveNothing && clues.inOrder && clues.proven) input.numbers = [];
  }
  const aspect = input.amend ? null : askedAspect(clues);
  if (aspect) input.aspect = aspect;
  return input;
}

function missingOf({
  numbers,
  email,
  phone,
  verifiedEmail,
}: OrderStatusInput & GivenProof): 'number' | 'contact' | 'both' | null {
  const hasContact = Boolean(email ?? phone ?? verifiedEmail);
  if (numbers.length > 0) return hasContact ? null : 'contact';
  return hasContact ? 'number' : 'both';
}

function needsText(
  missing: 'number' | 'contact' | 'both',
  clause: Clause,
  { amend, personal }: OrderStatusInput,
): string {
  const sentences = ORDER_SENTENCES[clause.language];
  if (personal) return `${sentences.private} ${sentences.proof}`;
  if (amend) return `${sentences.amend} ${sentences.needsContact}`;
  if (missing === 'both') return sentences.needsBoth;
  return missing === 'number' ? sentences.needsNumber : sentences.needsContact;
}
