import type { ToolContext } from '../../assistant/chat-tool.js';
import { oncePerClause, wholeOf, type Clause } from '../../assistant/clause.js';
import type { Dialogue } from '../../assistant/skill.js';
import type { EntityOptions } from '../../language/entities/entities.js';
import { fold } from '../../language/text/fold.js';
import { everywhere } from '../../language/text/word-tables.js';
import type { OwnNumberForm } from '../../language/entities/own-numbers.js';
import { MOST_ORDERS, type OrderStatusInput } from './input.js';
import type { OrderMemory } from './memory.js';
import {
  askedAspect,
  asksAboutOrder,
  asksForAll,
  asksForChange,
  asksForOne,
  isBare,
  isOfProvenOrder,
  isPrivate,
  speaksOfPolicy,
  type OrderClues,
} from './reading.js';
import {
  AMENDS,
  ASKS_CHANGED,
  HAPPENS,
  NO_PROOF,
  NUMBER_AT_LABEL,
  ORDER_NOUN,
  STATUS_QUESTION,
} from './words/patterns.js';

export const ORDER_STATUS = 'order_status';

/** @param ownForm the form of the business's own order numbers, when it was asked for */
export function cluesOf(
  clause: Clause,
  dialogue: Dialogue,
  memory: OrderMemory,
  { tenant }: ToolContext,
  ownForm?: OwnNumberForm,
): OrderClues {
  const message = wholeOf(dialogue.clauses);
  const { awaited, previousTool } = dialogue;
  const asked = dialogue.clauses.some((each) => asksAboutOrder(each));
  const options: EntityOptions = {
    country: tenant.country,
    orderExpected: expectsOrder(dialogue, tenant.country),
    ...(ownForm && { ownForm, replyExpected: awaited || hasContact(message, tenant.country) }),
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

/** Whether plain digits and codes may be an order number. @param country ISO 3166-1 alpha-2 of the business */
export function expectsOrder({ clauses, awaited, previousTool }: Dialogue, country: string | null): boolean {
  const asked = clauses.some((each) => asksAboutOrder(each));
  return asked || awaited || previousTool === ORDER_STATUS || pointsToOrder(wholeOf(clauses), country);
}

const ONE_CODE = /^[\s#]*[\p{L}\p{N}]{1,40}(?:[-_/.][\p{L}\p{N}]{1,40}){0,8}[\s.!?]*$/u;

function hasContact(message: Clause, country: string | null): boolean {
  const { emails, dialled } = message.scan(country);
  return emails.length + dialled.length > 0;
}

/** Whether the message may name an order, so that the form of the business's own numbers is of use. */
export function mayNameOrder(dialogue: Dialogue, country: string | null): boolean {
  const message = wholeOf(dialogue.clauses);
  const isAbout = isOneCode(message) || ORDER_NOUN.test(message.folded) || hasContact(message, country);
  return isAbout || expectsOrder(dialogue, country);
}

/** The message is one word with a digit: "K4T9-22QX". */
const isOneCode = oncePerClause(({ raw }: Clause) => /\p{N}/u.test(raw) && ONE_CODE.test(raw));

/** "Nr. 88290, jo@example.com", "order 7, 086 123 4567" or "no. 88290 arrived?": digits that are almost certainly an order number. */
const pointsToOrder = oncePerClause((message: Clause, country: string | null): boolean => {
  const { plain } = message;
  const { emails, dialled } = message.scan(country);
  if (emails.length > 0) return true;
  const hasPhone = dialled.length > 0;
  // "5501 086 123 4567": digits beside a phone number, and no word that says what they are.
  if (dialled.some(({ beside }) => beside) && !/\p{L}{3}/u.test(plain)) return true;
  if (ORDER_NOUN.test(plain) && hasPhone) return true;
  return NUMBER_AT_LABEL.test(plain) && (hasPhone || HAPPENS.test(plain));
});

export function inputOf(
  clues: OrderClues,
  memory: OrderMemory,
  dialogue: Dialogue,
  country: string | null,
): OrderStatusInput {
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
  if (wantsChange(clues, dialogue)) {
    input.amend = true;
    if (!dialogue.clauses.some((each) => asksForStatus(each, country))) input.brief = true;
    // The order was just shown; only the change is new.
    if (gaveNothing && clues.inOrder && clues.proven) input.numbers = [];
  }
  if (wantsAll(clues, memory)) return { ...input, all: true };
  const aspect = input.amend ? null : askedAspect(clues);
  if (aspect) input.aspect = aspect;
  return input;
}

/** Beside its number, the change may be in another clause of the message. */
function wantsChange(clues: OrderClues, { clauses }: Dialogue): boolean {
  const { folded } = clues.clause;
  if (AMENDS.test(folded) && !ASKS_CHANGED.test(folded)) return true;
  if (!isOfProvenOrder(clues)) return false;
  return asksForChange(clues.clause) || (clues.all.spans.length > 0 && clauses.some(asksForChange));
}

const asksForStatus = oncePerClause(
  (clause: Clause, country: string | null): boolean =>
    STATUS_QUESTION[clause.language].test(clause.folded) &&
    !asksForChange(clause) &&
    !isBare(clause, clause.entities({ country, orderExpected: true })),
);

/** The visitor asks for all of their orders, or gives what was missing for that. */
function wantsAll({ clause, all, awaited }: OrderClues, { wantsAll: wanted }: OrderMemory): boolean {
  if (asksForAll(clause)) return true;
  return wanted === true && awaited && all.spans.length > 0;
}

const EVERY_NOUN = everywhere(ORDER_NOUN);

/** "…, the basin is cracked, what do I do?": what a message with an order says beside its number; empty without more. */
export function moreIn(clauses: readonly Clause[], country: string | null): string {
  const message = wholeOf(clauses);
  const isNamed = message.entities({ country, orderExpected: true }).orderNumbers.length > 0;
  if (!isNamed || !speaksOfPolicy(message)) return '';
  const others = clauses.filter(
    (clause) =>
      !asksForStatus(clause, country) && !isBare(clause, clause.entities({ country, orderExpected: true })),
  );
  return others.length === 0 ? '' : changeIn(others, country);
}

/** What is to be changed, without the order's number, contact and the word "order"; folded. */
export function changeIn(clauses: readonly Clause[], country: string | null): string {
  const { raw } = wholeOf(clauses);
  const { spans } = wholeOf(clauses).entities({ country, orderExpected: true });
  const rest = spans.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, raw);
  return fold(rest).replace(EVERY_NOUN, ' ').replace(/\s+/gu, ' ').trim();
}
