import { isOf, type Amount } from '../facts/claims.js';
import type { FactBook } from '../facts/fact-book.js';
import type { Wrong } from './contact-claims.js';
import type { Saying } from '../facts/claims.js';

/**
 * Whether it is a sentence of the sources word by word, and speaks of the same as there.
 * @param said the sentence as `comparable` gives it
 * @param previous the one before it in the answer, the same
 */
export function isWholeQuote(saying: Saying, said: string, previous: string, book: FactBook): boolean {
  const { subjects, isOfOrder, segment, before } = saying;
  const named = new Set([...subjects.map(({ key }) => key), ...before]);
  const isOfItself = before.size === 0 || subjects.length > 0 || isOfOrder || segment.topics.size > 0;
  return book.quotes.of(said).some((quote) => {
    if (previous !== '' && quote.previous === previous) return true;
    if (quote.isSayable) return subjects.length > 0 || (quote.previous === '' && before.size === 0);
    return quote.owners.length > 0 ? quote.owners.some((key) => named.has(key)) : isOfItself;
  });
}

/**
 * A sentence of the sources with other figures. One that names no thing may say of the thing before it what a source says
 * of another; of an order, all is checked by its number.
 */
export function otherFigures(saying: Saying, said: string, book: FactBook, isWhole: boolean): Wrong | null {
  const { subjects, isOfOrder } = saying;
  if (isOfOrder || subjects.some(({ key }) => key.startsWith('order:'))) return null;
  const { quotes, facts } = book;
  if (!(isWhole ? quotes.hasOtherFigures(said) : quotes.beginsWithOtherFigures(said))) return null;
  const isOfThingBefore = (amount: Amount): boolean =>
    subjects.length === 0 &&
    facts.some((fact) => isOf(amount, fact) && fact.owners.some((key) => saying.before.has(key)));
  const other = saying.amounts.find((amount) => !isOfThingBefore(amount));
  return other ? { kind: other.kind, claim: saying.folded.slice(other.start, other.end) } : null;
}
