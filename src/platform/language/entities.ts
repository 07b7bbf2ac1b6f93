import { findEmails, findPhones, overlaps, type Span } from './contacts.js';
import { findOrderNumbers } from './order-numbers.js';

/** What a message says that stands for exactly one thing. */
export interface Entities {
  orderNumbers: string[];
  /** Lower case. */
  emails: string[];
  /** E.164 */
  phones: string[];
  /** Where they stand, in order, without overlaps. */
  spans: Span[];
}

export interface EntityOptions {
  /** ISO 3166-1 alpha-2 of the business, for national phone numbers. */
  country: string | null;
  /** The conversation is about an order: plain digits may be its number. */
  orderExpected: boolean;
  /** The conversation waits for a contact: digits are a phone number before they are an order number. */
  contactExpected?: boolean;
}

/** An order word, a label and what stands between them. */
const LONGEST_ORDER_WORD = 60;

const LINK = /https?:\/\/\S+/giu;

/** E-mail addresses, order numbers and phone numbers of a text; order numbers win over phone numbers. */
export function findEntities(text: string, options: EntityOptions): Entities {
  const emails = findEmails(text);
  const links = [...text.matchAll(LINK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const taken: Span[] = [...emails, ...links];
  const early = certainPhones(text, options, taken);
  const numbers = findOrderNumbers(text, options.orderExpected, [...taken, ...early]);
  const phones = findPhones(text, options.country, [...taken, ...numbers]);
  return {
    orderNumbers: unique(numbers.map((found) => found.number)),
    emails: unique(emails.map((found) => found.email)),
    phones: unique(phones.map((found) => found.phone)),
    spans: [...emails, ...numbers, ...phones].sort((a, b) => a.start - b.start),
  };
}

/** Phones that no order number can look like: a leading `+`, `00` or `0`, or any while a contact is awaited. */
function certainPhones(text: string, options: EntityOptions, taken: readonly Span[]): Span[] {
  const phones = findPhones(text, options.country, taken);
  return phones.filter((phone) => {
    const written = text.slice(phone.start, phone.end).trim();
    const digits = written.replace(/\D/g, '').length;
    const grouped = /[\s()./-]/.test(written);
    if (/^[+٠۰0(]/.test(written) && digits >= 8) return !afterOrderWord(text, phone) || grouped;
    return Boolean(options.contactExpected) && digits >= 7 && !taken.some((other) => overlaps(other, phone));
  });
}

function afterOrderWord(text: string, span: Span): boolean {
  return /(?:order|bestell\p{L}*|auftrag\p{L}*|commande|pedido|طلب\p{L}*)[\s:.#]{0,5}(?:no|nr|number|nummer|numero|n°|رقم)?[\s:.#]{0,5}$/iu.test(
    text.slice(Math.max(0, span.start - LONGEST_ORDER_WORD), span.start),
  );
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
