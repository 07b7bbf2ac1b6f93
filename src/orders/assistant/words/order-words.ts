import type { OrderStatus } from '../../order-lookup.port.js';

/** The one thing that is asked about an order already spoken of. */
export type OrderAspect = 'items' | 'total' | 'parcel' | 'date';

/** Phrases of one language, folded, one a line, in the notation of `docs/words.md`; empty when it has none. */
type Phrases = string;

/** All that one language says and hears about orders. */
export interface OrderWords {
  /** Sure signs that a visitor asks after an order of their own. */
  statusQuestion: Phrases;
  /** An order of the visitor's own is mentioned, whatever is asked about it. */
  ownOrder: Phrases;
  /** Something done with orders that the shop's own words explain better than a status does. */
  policy: Phrases;
  /** Wants an order changed or cancelled, which only a person can do. */
  amends: Phrases;
  orderNoun: Phrases;
  /** Sounds like an order or a late parcel, and is about opening, food or drinks. */
  noOrder: Phrases;
  /** Orders as such, not one of the visitor's: "how long does an order take to arrive?". */
  anyOrder: Phrases;
  /** "my", and the nouns that alone are a wish to speak of an order: "my order". */
  mine: readonly string[];
  aloneNoun: readonly string[];
  /** What happens to orders; beside an order number it asks for the status. */
  happens: Phrases;
  /** About an order that was just spoken of. */
  followUp: Phrases;
  /** "and", "other": "and the other one?" goes on about orders. */
  and: readonly string[];
  other: readonly string[];
  /** The visitor has no number or contact to show. */
  noProof: Phrases;
  aspects: Record<OrderAspect, Phrases>;
  /** Goods as a rule, not those of one order: "when do you deliver?". */
  inGeneral: Phrases;
  /** Names or points to the visitor's own order, so that no other thing can be meant. */
  ofTheOrder: Phrases;
  /** Wants the name, address or contact of a customer. */
  asksForContact: Phrases;
  /** Speaks for somebody else, or with rights that no message can show. */
  speaksForOthers: Phrases;
  /** What stands before an order number, "no. 88290". */
  numberLabel: readonly string[];
  /** A word list: what may stand around a number and a contact and says nothing more. */
  labels: string;
  sentences: OrderSentences;
}

export interface OrderSentences {
  statuses: Record<OrderStatus, string>;
  order: (number: string, status: string) => string;
  expected: (day: string) => string;
  shipment: (carrier: string, number: string, url: string | null) => string;
  items: (list: string) => string;
  total: (amount: string) => string;
  note: (text: string) => string;
  noMatch: string;
  /** @param wait "in 10 minutes", "tomorrow" */
  tooMany: (wait: string) => string;
  tomorrow: string;
  /** @param span "10 minutes" */
  inTime: (span: string) => string;
  /** Answers to one question about an order that was already told. */
  contains: (number: string, list: string) => string;
  amounts: (number: string, amount: string) => string;
  noParcel: string;
  noDate: string;
  private: string;
  proof: string;
  needsBoth: string;
  needsNumber: string;
  needsContact: string;
  cannotProve: string;
  amend: string;
}
