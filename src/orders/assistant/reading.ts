import { contentWords } from '../../language/text/stop-words.js';
import type { Entities } from '../../language/entities/entities.js';
import { fold, words } from '../../language/text/fold.js';
import { oncePerClause, type Clause } from '../../assistant/clause.js';
import { SCORES } from './scores.js';
import { aspectOf, asksForOwn, asksInGeneral } from './aspects.js';
import type { OrderAspect } from './words/order-words.js';
import {
  ALL_ORDERS,
  AMENDS,
  ANY_ORDER,
  ASKS_CHANGED,
  ASKS_FOR_CONTACT,
  CHANGES,
  FOLLOW_UP,
  HAPPENS,
  LABELS,
  NO_ORDER,
  NO_PROOF,
  ONLY_ORDER,
  ORDER_NOUN,
  ORDER_POLICY,
  OWN_ORDER,
  SPEAKS_FOR_OTHERS,
  STATUS_QUESTION,
} from './words/patterns.js';

/** Signals that a clause is about an order of the visitor. */
export interface OrderClues {
  clause: Clause;
  /** The whole message, folded. */
  message: string;
  /** Numbers and contacts in the clause itself. */
  own: Entities;
  /** In the whole message. */
  all: Entities;
  /** A clause of the message asks about an order. */
  asked: boolean;
  /** The conversation waits for a number or a contact. */
  awaited: boolean;
  /** The last answer was about an order with a known number. */
  inOrder: boolean;
  /** An order was shown in this conversation, and its proof is still stored. */
  proven: boolean;
}

const LONGEST_FOLLOW_UP = 9;

/** Characters of a clause in which a change is looked for; longer ones are stories. */
const LONGEST_CHANGE = 1_000;

/** Wants an order changed; meant only of one that the message, or the answer before, names. */
export const asksForChange = oncePerClause(({ folded }: Clause): boolean => {
  const start = folded.slice(0, LONGEST_CHANGE);
  return (AMENDS.test(start) || CHANGES.test(start)) && !ASKS_CHANGED.test(start);
});

/** The message has a number and a contact, or the order was just shown. */
export function isOfProvenOrder({ all, inOrder, proven }: OrderClues): boolean {
  const isProof = all.orderNumbers.length > 0 && all.emails.length + all.phones.length > 0;
  return isProof || (inOrder && proven && all.spans.length === 0);
}

export const asksAboutOrder = oncePerClause((clause: Clause): boolean => {
  const folded = withoutOthers(clause);
  const { language } = clause;
  return STATUS_QUESTION[language].test(folded) || OWN_ORDER[language].test(folded) || asksForAll(clause);
});

/** "Show me all my orders". */
export const asksForAll = oncePerClause((clause: Clause): boolean => {
  const folded = withoutOthers(clause);
  return ALL_ORDERS[clause.language].test(folded) && !AMENDS.test(folded) && !ORDER_POLICY.test(folded);
});

/** Mentions an order of the visitor, and does not ask about orders in general. */
export function asksForOne({ clause, asked, awaited }: OrderClues): boolean {
  if (ONLY_ORDER.test(clause.folded)) return true;
  const isPolicy = ORDER_POLICY.test(withoutOthers(clause)) || speaksOfPolicy(clause);
  return (asked || awaited) && !isPolicy;
}

const withoutOthers = oncePerClause(({ folded }: Clause) => folded.replace(NO_ORDER, ' '));

/** The score of the reading; 0 without any signal. */
export function scoreOf(clues: OrderClues): number {
  return Math.max(
    scoreOfWords(clues),
    scoreOfProof(clues),
    scoreOfAspect(clues),
    scoreOfPrivacy(clues),
    scoreOfChange(clues),
  );
}

/** The aspect that a clause asks about the order shown before; not when the message has an order number. */
export function askedAspect({ clause, all, inOrder, proven }: OrderClues): OrderAspect | null {
  if (all.spans.length > 0 || !(inOrder || proven) || clause.words.length > LONGEST_FOLLOW_UP + 3)
    return null;
  const aspect = aspectOf(clause);
  return aspect && (inOrder || asksForOwn(clause)) ? aspect : null;
}

/** Asks for data that no visitor may get, or for somebody else. */
export function isPrivate(clues: OrderClues): boolean {
  const { clause, all, inOrder, asked } = clues;
  const hasContact = all.emails.length + all.phones.length > 0;
  if (hasContact || AMENDS.test(clause.folded)) return false;
  const ofAnOrder = all.orderNumbers.length > 0 || inOrder || asked || ORDER_NOUN.test(clause.folded);
  return ofAnOrder && (ASKS_FOR_CONTACT.test(clause.folded) || speaksForOthers(clues));
}

function speaksForOthers({ clause, all, message }: OrderClues): boolean {
  return SPEAKS_FOR_OTHERS.test(message) && (all.orderNumbers.length > 0 || ORDER_NOUN.test(clause.folded));
}

function scoreOfChange(clues: OrderClues): number {
  if (!isOfProvenOrder(clues) || !asksForChange(clues.clause)) return 0;
  if (clues.own.orderNumbers.length > 0) return SCORES.amendsProven;
  return clues.inOrder ? SCORES.amendsInOrder : SCORES.numberAndContact;
}

function scoreOfPrivacy(clues: OrderClues): number {
  return isPrivate(clues) ? SCORES.privacy : 0;
}

function scoreOfAspect(clues: OrderClues): number {
  if (!askedAspect(clues)) return 0;
  return clues.inOrder ? SCORES.aspect : SCORES.aspectEarlier;
}

function scoreOfWords({ clause, own, awaited, inOrder }: OrderClues): number {
  const { language } = clause;
  const folded = withoutOthers(clause);
  const isGeneral = ANY_ORDER.test(folded) && !OWN_ORDER[language].test(folded);
  if (isGeneral && own.spans.length === 0) return SCORES.anyOrder;
  const isPolicy = ORDER_POLICY.test(folded) || speaksOfPolicy(clause);
  const amends = AMENDS.test(folded);
  if (STATUS_QUESTION[language].test(folded) && !isPolicy)
    return own.orderNumbers.length > 0 ? SCORES.statusWithNumber : SCORES.status;
  if (asksForAll(clause)) return SCORES.allOrders;
  if (awaited && NO_PROOF.test(folded)) return SCORES.cannotProve;
  if (ONLY_ORDER.test(folded)) return SCORES.onlyOrder;
  if (inOrder && clause.words.length <= LONGEST_FOLLOW_UP && !asksInGeneral(clause)) {
    if (amends) return SCORES.amendsInOrder;
    if (FOLLOW_UP.test(folded)) return SCORES.followUp;
  }
  if (amends && ORDER_NOUN.test(folded)) return SCORES.amends;
  if (OWN_ORDER[language].test(folded)) return isPolicy ? SCORES.ownOrderPolicy : SCORES.ownOrder;
  return STATUS_QUESTION[language].test(folded) ? SCORES.statusOfPolicy : 0;
}

function scoreOfProof({ clause, own, all, asked, awaited }: OrderClues): number {
  const expected = asked || awaited;
  const hasNumber = own.orderNumbers.length > 0;
  const hasContact = own.emails.length + own.phones.length > 0;
  const messageHasContact = all.emails.length + all.phones.length > 0;
  if (hasNumber && messageHasContact) return SCORES.numberAndContact;
  if (isBare(clause, own)) return bareScore(hasNumber, expected);
  if (hasNumber && HAPPENS.test(clause.folded)) return SCORES.numberHappens;
  if (hasNumber) return expected || isOnlyReference(clause, own) ? SCORES.number : SCORES.numberUnasked;
  if (hasContact) return expected ? SCORES.contact : SCORES.contactUnasked;
  return 0;
}

const POLICY_CONCEPTS = [
  'return',
  'exchange',
  'payment',
  'card',
  'cash',
  'wallet_pay',
  'warranty',
  'cancel',
  'sizing',
  'faulty',
  'wrapping',
  'free_of_charge',
];

/** Whether the business may have a rule on it: returns, damage, payment. */
export function speaksOfPolicy({ concepts, folded, language }: Clause): boolean {
  // "How many days does an order take?" asks in general, "my order" does not.
  const isGeneral = concepts.has('processing_time') && !OWN_ORDER[language].test(folded);
  return isGeneral || POLICY_CONCEPTS.some((concept) => concepts.has(concept));
}

function bareScore(hasNumber: boolean, expected: boolean): number {
  if (expected) return SCORES.bareAwaited;
  return hasNumber ? SCORES.bareNumber : SCORES.bareContact;
}

/** Only numbers and contacts, with words like "it's" and "my e-mail is". */
export function isBare(clause: Clause, own: Entities): boolean {
  return own.spans.length > 0 && restOf(clause, own).length === 0;
}

function isOnlyReference(clause: Clause, own: Entities): boolean {
  return restOf(clause, own).length <= 1;
}

function restOf(clause: Clause, own: Entities): string[] {
  let rest = clause.raw;
  for (const { start, end } of [...own.spans].reverse()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  const left = words(fold(rest)).filter((word) => !LABELS.has(word));
  return contentWords(left, clause.language);
}
