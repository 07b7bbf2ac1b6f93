import type { Written } from '../../../language/speech.js';
import type { OrderStatus } from '../../order-lookup.port.js';
import type { OrderLineKind } from '../../order-line.js';

/** The aspect asked about an order already shown. */
export type OrderAspect =
  | 'items'
  | 'breakdown'
  | 'shipping'
  | 'tax'
  | 'discount'
  | 'total'
  | 'parcel'
  | 'date';

/** Folded phrases of one language, one per line, in the notation of `docs/words.md`; empty when it has none. */
type Phrases = string;

/** Phrases and sentences of one language about orders. */
export interface OrderWords {
  /** Certain signs of a question about the visitor's own order. */
  statusQuestion: Phrases;
  /** Mentions an order of the visitor, whatever the question. */
  ownOrder: Phrases;
  /** Asks for all of the visitor's orders. */
  allOrders: Phrases;
  /** Actions on orders that an article explains better than a status. */
  policy: Phrases;
  /** Asks to change or cancel an order, which only a person can do. */
  amends: Phrases;
  /** Says what is to be changed of an order that the message names: add, split, wrap, another size or day. */
  changes: Phrases;
  /** Asks whether a change was made, which is a question about the status. */
  changed: Phrases;
  orderNoun: Phrases;
  /** Looks like an order or a late parcel, but is about opening, food or drinks. */
  noOrder: Phrases;
  /** An order that is not made yet: "if I order today". */
  supposed: Phrases;
  /** Orders in general, not one of the visitor's: "how long does an order take to arrive?". */
  anyOrder: Phrases;
  /** "my", and the nouns that alone ask about an order: "my order". */
  mine: readonly string[];
  aloneNoun: readonly string[];
  /** Events of orders; with an order number it asks for the status. */
  happens: Phrases;
  /** About an order that was just shown. */
  followUp: Phrases;
  /** "and", "other": "and the other one?" is also about orders. */
  and: readonly string[];
  other: readonly string[];
  /** The visitor has no number or contact. */
  noProof: Phrases;
  /** `date` also has complaints that an order is late: "that was three days ago". */
  aspects: Record<OrderAspect, Phrases>;
  /** Goods in general, not those of one order: "when do you deliver?". */
  inGeneral: Phrases;
  /** Names or refers to the visitor's own order, unambiguously. */
  ofTheOrder: Phrases;
  /** Asks for the name, address or contact of a customer. */
  asksForContact: Phrases;
  /** Asks for somebody else, or claims rights that a message cannot prove. */
  speaksForOthers: Phrases;
  /** Before an order number: "no. 88290". */
  numberLabel: readonly string[];
  /** A word list: words around a number and a contact without further meaning. */
  labels: string;
  sentences: Written<OrderSentences>;
}

export interface OrderSentences {
  statuses: Record<OrderStatus, string>;
  order: (number: string, status: string) => string;
  expected: (day: string) => string;
  shipment: (carrier: string, number: string, url: string | null) => string;
  /** @param span "3 days" */
  late: (day: string, span: string) => string;
  /** A parcel and what is in it. */
  parcel: (list: string, carrier: string, number: string, url: string | null) => string;
  /** Of a partly shipped order: the items that are in no parcel. */
  toCome: (list: string) => string;
  lineKinds: Record<OrderLineKind, string>;
  /** The sum of the items, among the parts of a total. */
  goods: string;
  madeUpOf: (number: string, amount: string, list: string) => string;
  noBreakdown: string;
  /** @param list "delivery €6.95" */
  linesOf: (number: string, list: string) => string;
  noLine: (number: string, kind: string) => string;
  ordersOf: string;
  listed: (number: string, day: string, status: string) => string;
  moreOrders: (count: number) => string;
  noOrders: string;
  needsForAll: string;
  items: (list: string) => string;
  total: (amount: string) => string;
  /** Refunded so far. */
  refunded: (amount: string) => string;
  note: (text: string) => string;
  /** The days and amounts of a note that is in another language. */
  noteNames: (facts: string) => string;
  noMatch: string;
  /** @param wait "in 10 minutes", "tomorrow" */
  tooMany: (wait: string) => string;
  tomorrow: string;
  /** @param span "10 minutes" */
  inTime: (span: string) => string;
  /** Answers about one aspect of an order that was already shown. */
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
