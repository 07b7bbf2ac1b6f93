import type { Citation, ToolContext, ToolResult } from '../../assistant/chat-tool.js';
import { ChatTool } from '../../assistant/chat-tool.js';
import { EVIDENCE } from '../../assistant/evidence.js';
import { PerTurn } from '../../assistant/per-turn.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../assistant/skill.js';
import type { Clause } from '../../assistant/clause.js';
import type { OwnNumberForm } from '../../language/entities/own-numbers.js';
import { OrderLookup, type OrderLookupResult, type ProvenContact } from '../order-lookup.port.js';
import { ANY_FORM, ownFormOf } from '../order-number-forms.js';
import { ORDER_SENTENCES } from './words/patterns.js';
import { MOST_ORDERS, ORDER_STATUS_INPUT, type OrderStatusInput } from './input.js';
import { scoreOf } from './reading.js';
import { triesFor, withoutGuess, withPhoneLike, type GivenProof } from './proofs.js';
import { provenCitation } from './citation.js';
import { changeIn, cluesOf, moreIn, inputOf, mayNameOrder, ORDER_STATUS } from './request.js';
import { listedView, viewOf, type ListedView, type OrderView } from './view.js';
import { sayAspect, sayBriefly, sayOrder, sayOrders, sayWait } from './sentences.js';
import { factsOfNote, fetchDaysOf } from './note-facts.js';
import { currentMemory, rememberedOf, type OrderMemory } from './memory.js';

export type OrderStatusData =
  | { outcome: 'needs'; missing: Missing }
  | { outcome: 'cannot_prove' }
  | { outcome: 'cannot_amend' }
  | { outcome: 'no_match' }
  | { outcome: 'too_many_tries'; retryAfterSeconds: number }
  | { outcome: 'found'; orders: OrderView[]; alsoMissed: boolean }
  | { outcome: 'listed'; orders: ListedView[]; total: number };

/** What was asked cannot be done here; a rule of the business may say how it is done. */
function refused(text: string, memory: OrderMemory, { clauses }: Dialogue, { tenant }: ToolContext): Said {
  const evidence = { basis: 'refusal', isUnstated: true } as const;
  return { text, memory, evidence, offersPerson: true, asksRule: changeIn(clauses, tenant.country) };
}

type Missing = 'number' | 'contact' | 'both';
type Found = Extract<OrderStatusData, { outcome: 'found' }>;

/** In a list of all orders of a customer. */
const MOST_LISTED = 5;

/** Answers "where is my order?" after a proof: status, dates, parcels and items, never an address or a name. */
@ChatTool()
export class OrderStatusTool implements SkilledTool<OrderStatusInput, OrderStatusData> {
  readonly name = ORDER_STATUS;
  readonly description =
    'Status, expected date, parcels, items and total of an order of the visitor, or a list of all their orders. Needs the order number and the e-mail address or phone number on the order; ask for what is missing, but try without a contact first: the visitor may be known. Never guess either.';
  readonly input = ORDER_STATUS_INPUT;
  readonly scope = 'orders:read';
  readonly answersStories = true;
  readonly ownsVisitorData = true;

  private readonly forms = new PerTurn(() => this.orders.forms());

  constructor(private readonly orders: OrderLookup) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<OrderStatusInput> | null> {
    return reading(clause, dialogue, context, await this.ownForm(dialogue, context));
  }

  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown {
    const memory = rememberedOf({ numbers: ['1'], email: 'a@shop.example' }, undefined, context.now);
    const follows = {
      ...dialogue,
      memory: { ...memory, proven: true },
      previousTool: this.name,
      awaited: true,
    };
    return [dialogue, follows].map((each) => reading(clause, each, context, ANY_FORM));
  }

  async execute(input: OrderStatusInput, context: ToolContext): Promise<ToolResult<OrderStatusData>> {
    if (input.cannotProve) return refusal({ outcome: 'cannot_prove' });
    if (input.amend && input.numbers.length === 0) return refusal({ outcome: 'cannot_amend' });
    if (isKnown(input, context)) return this.ofKnown(input, context.verifiedEmail ?? '', context);
    const proof = withVerifiedEmail(input, context);
    const missing = missingOf(proof);
    if (missing) return refusal({ outcome: 'needs', missing });
    const results: OrderLookupResult[] = [];
    for (const number of proof.numbers.slice(0, MOST_ORDERS))
      results.push(await this.find(number, proof, context));
    const contact = input.all ? provenBy(results) : null;
    if (contact) return this.listOf(contact, context);
    const summary = summarise(results, context);
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
    const isProof = result.data.outcome === 'found' || result.data.outcome === 'listed';
    const given = isProof ? input : withoutGuess(input);
    const memory = rememberedOf(given, dialogue.memory, context.now);
    const { speech } = clause;
    const sentences = ORDER_SENTENCES[speech];
    const { data } = result;
    switch (data.outcome) {
      case 'needs': {
        if (input.all) memory.wantsAll = true;
        const text = needsText(data.missing, clause, input);
        return { text, awaits: true, memory, evidence: EVIDENCE.question };
      }
      case 'cannot_prove':
        return { text: sentences.cannotProve, memory, evidence: EVIDENCE.refusal };
      case 'cannot_amend':
        return refused(sentences.amend, memory, dialogue, context);
      case 'no_match':
        if (input.all) memory.wantsAll = true;
        return { text: sentences.noMatch, awaits: true, memory, evidence: EVIDENCE.refusal };
      case 'too_many_tries': {
        const text = sentences.tooMany(sayWait(data.retryAfterSeconds, speech));
        return { text, memory, evidence: EVIDENCE.refusal };
      }
      case 'listed': {
        if (input.numbers.length > 0) memory.proven = true;
        return { text: sayOrders(data.orders, data.total, speech), memory, evidence: EVIDENCE.record };
      }
      case 'found':
        return sayFound(data, input, memory, clause, dialogue, context);
    }
  }

  /** A customer whom the business vouches for and who gives no number: all orders, or the newest. */
  private async ofKnown(
    { all }: OrderStatusInput,
    email: string,
    context: ToolContext,
  ): Promise<ToolResult<OrderStatusData>> {
    if (all) return this.listOf({ email }, context);
    const order = await this.orders.latestOf(email);
    if (!order) return refusal({ outcome: 'needs', missing: 'both' });
    return summarise([{ outcome: 'found', order, contact: { email } }], context);
  }

  private async listOf(contact: ProvenContact, context: ToolContext): Promise<ToolResult<OrderStatusData>> {
    const { orders, total } = await this.orders.allOf(contact, MOST_LISTED);
    const views = orders.map((order) => listedView(order, context));
    return { ok: true, data: { outcome: 'listed', orders: views, total }, citations: views.map(citationOf) };
  }

  private async find(number: string, proof: GivenProof, context: ToolContext): Promise<OrderLookupResult> {
    let result: OrderLookupResult = { outcome: 'no_match' };
    for (const readings of triesFor(number, proof, context.tenant.country)) {
      result = await this.orders.lookup(readings, context);
      if (result.outcome !== 'no_match') break;
    }
    return result;
  }

  /** The form of the business's own numbers; undefined when the message cannot name an order. */
  private async ownForm(dialogue: Dialogue, context: ToolContext): Promise<OwnNumberForm | undefined> {
    if (!mayNameOrder(dialogue, context.tenant.country)) return undefined;
    return ownFormOf(await this.forms.of(context));
  }
}

function reading(
  clause: Clause,
  dialogue: Dialogue,
  context: ToolContext,
  ownForm: OwnNumberForm | undefined,
): Reading<OrderStatusInput> | null {
  const memory = currentMemory(dialogue.memory, context.now);
  const clues = cluesOf(clause, dialogue, memory, context, ownForm);
  const score = scoreOf(clues);
  if (score === 0) return null;
  const input = inputOf(clues, memory, dialogue, context.tenant.country);
  return { score, input: withPhoneLike(input, clues, memory.numbers, context) };
}

function sayFound(
  data: Found,
  input: OrderStatusInput,
  memory: OrderMemory,
  { speech }: Clause,
  dialogue: Dialogue,
  context: ToolContext,
): Said {
  const sentences = ORDER_SENTENCES[speech];
  if (input.personal) return { text: sentences.private, memory, evidence: EVIDENCE.record };
  memory.proven = true;
  if (memory.numbers.length === 0) memory.numbers = data.orders.map(({ number }) => number);
  const { aspect } = input;
  const parts = data.orders.map((order) => {
    if (aspect) return sayAspect(order, aspect, speech);
    const noted = factsOfNote(order, speech, context);
    return input.brief ? sayBriefly(order, speech, noted) : sayOrder(order, speech, noted);
  });
  if (data.alsoMissed) parts.push(sentences.noMatch);
  if (input.amend) return refused([...parts, sentences.amend].join('\n'), memory, dialogue, context);
  const isToldLate = !aspect || aspect === 'date';
  const offersPerson = isToldLate && data.orders.some(({ daysLate }) => daysLate !== null);
  const asksMore = aspect ? '' : moreIn(dialogue.clauses, context.tenant.country);
  const comesOn = isToldLate ? data.orders.flatMap((order) => fetchDaysOf(order, context)) : [];
  return {
    text: parts.join('\n'),
    memory,
    evidence: EVIDENCE.record,
    offersPerson,
    ...(comesOn.length > 0 && { comesOn }),
    ...(asksMore !== '' && { asksMore }),
  };
}

/** The business vouches for the visitor, who names no order and no other contact, and asks for their own. */
function isKnown(
  { numbers, email, phone, general, all }: OrderStatusInput,
  { verifiedEmail }: ToolContext,
): boolean {
  if (!verifiedEmail || email || phone) return false;
  return all === true || (numbers.length === 0 && !general);
}

/** The verified identity is a proof like a contact; a contact given by the visitor has priority. */
function withVerifiedEmail(
  input: OrderStatusInput,
  { verifiedEmail }: ToolContext,
): OrderStatusInput & GivenProof {
  if (!verifiedEmail || input.email || input.phone || input.numbers.length === 0) return input;
  return { ...input, verifiedEmail };
}

function provenBy(results: readonly OrderLookupResult[]): ProvenContact | null {
  for (const result of results) if (result.outcome === 'found') return result.contact;
  return null;
}

function summarise(results: readonly OrderLookupResult[], context: ToolContext): ToolResult<OrderStatusData> {
  const orders = results.flatMap((result) =>
    result.outcome === 'found' ? [viewOf(result.order, context)] : [],
  );
  if (orders.length > 0) {
    const data = { outcome: 'found' as const, orders, alsoMissed: orders.length < results.length };
    return { ok: true, data, citations: orders.map(provenCitation) };
  }
  const limited = results.find((result) => result.outcome === 'too_many_tries');
  return refusal(limited ?? { outcome: 'no_match' });
}

function refusal(data: OrderStatusData): ToolResult<OrderStatusData> {
  return { ok: false, data, citations: [] };
}

function citationOf({ id, number }: { id: string; number: string }): Citation {
  return { kind: 'order', id, title: number };
}

function missingOf({ numbers, email, phone, verifiedEmail }: OrderStatusInput & GivenProof): Missing | null {
  const hasContact = Boolean(email ?? phone ?? verifiedEmail);
  if (numbers.length > 0) return hasContact ? null : 'contact';
  return hasContact ? 'number' : 'both';
}

function needsText(missing: Missing, clause: Clause, { amend, personal, all }: OrderStatusInput): string {
  const sentences = ORDER_SENTENCES[clause.speech];
  if (personal) return `${sentences.private} ${sentences.proof}`;
  if (amend) return `${sentences.amend} ${sentences.needsContact}`;
  if (all && missing !== 'contact') return sentences.needsForAll;
  if (missing === 'both') return sentences.needsBoth;
  return missing === 'number' ? sentences.needsNumber : sentences.needsContact;
}
