import type { Span } from '../../../language/entities/contacts.js';
import { matchesOf } from '../../../language/text/matches.js';
import {
  isOf,
  isSame,
  type Amount,
  type Fact,
  type Saying,
  type Segment,
  type Subject,
} from '../facts/claims.js';
import type { FactBook } from '../facts/fact-book.js';
import { sharesWord } from '../facts/segments.js';
import type { Visitor } from '../facts/visitor.js';
import { patternsOf } from '../words/words.js';
import { countsList, isOfField } from './counted.js';

const SUM = patternsOf(({ sum }) => sum);
const DIFFERENCE = patternsOf(({ difference }) => difference);
const ECHO = patternsOf(({ echo }) => echo);
const BELONGS = patternsOf(({ belongs }) => belongs);
const LONGEST_GAP = 24;
/** Sending back is not being sent to, though both are of parcels. */
const EXCLUSIVE = ['return', 'warranty', 'rental'];
const MOST_TERMS = 6;
/** A list of more things is counted by nobody. */
const MOST_FACTORS = 1_000;

/** The figures of a sentence that follow from no fact. */
export function wrongAmounts(saying: Saying, book: FactBook, visitor: Visitor): Amount[] {
  const derived = derivedMoney(saying, book);
  const isRight = (amount: Amount): boolean =>
    isListNumber(amount, saying) ||
    isFact(amount, saying, book) ||
    (amount.kind === 'money' && derived.some((fact) => isOf(amount, fact))) ||
    (amount.kind === 'count' && countsList(amount, saying) && isCount(amount, saying, book)) ||
    isEcho(amount, saying, visitor);
  const wrong = saying.amounts.filter((amount) => !isRight(amount));
  return wrong.filter((amount) => !isFactor(amount, wrong, saying, book));
}

/** "1." or "2)" at the beginning of a line. */
function isListNumber({ start, end, kind }: Amount, { folded }: Saying): boolean {
  return (
    kind === 'count' &&
    /^[\s*#>-]{0,8}$/.test(folded.slice(0, start)) &&
    /^[.)]\s/.test(folded.slice(end, end + 2))
  );
}

function isFact(amount: Amount, saying: Saying, book: FactBook): boolean {
  const owners = ownersOf(amount, saying, book);
  const matching = book.facts.filter(
    (fact) =>
      isOf(amount, fact) && mayTell(fact, owners, saying, book) && isOfField(amount, fact, saying, book),
  );
  return matching.length > 0 && isOneReading(amount, matching);
}

/** Of "1.249" only one reading may meet a fact. */
function isOneReading({ values }: Amount, matching: readonly Fact[]): boolean {
  const met = values.filter((value) => matching.some((fact) => isSame(value, fact.value)));
  return met.length <= 1;
}

/** The keys that a figure may belong to; null when the sentence and those before it name none. */
export function ownersOf(amount: Span, saying: Saying, book: FactBook): ReadonlySet<string> | null {
  const { subjects, isOfOrder, before } = saying;
  const orders = subjects.filter(({ key }) => key.startsWith('order:'));
  const items = subjects.filter(({ key }) => key.startsWith('item:'));
  const owners = new Set(
    [...nearest(amount, items, saying), ...nearest(amount, orders, saying)].map(({ key }) => key),
  );
  if (isOfOrder && orders.length === 0) addOrders(owners, book);
  if (owners.size > 0) return owners;
  return before.size > 0 ? before : null;
}

function addOrders(owners: Set<string>, book: FactBook): void {
  for (const { key, kind } of book.things.values()) if (kind === 'order') owners.add(key);
}

/** "€49 for the kettle" belongs to what follows, every other figure to what was named last, or else first. */
function nearest(
  amount: Span,
  subjects: readonly Subject[],
  { folded, language }: Saying,
): readonly Subject[] {
  const next = subjects.find(({ start }) => start >= amount.end);
  const gap = next ? folded.slice(amount.end, next.start) : '';
  const isBound = next !== undefined && gap.length <= LONGEST_GAP && !/[,;:]/.test(gap);
  const touches = isBound && (/^\s?[×x]?\s?$/u.test(gap) || matchesOf(gap, BELONGS[language]).length > 0);
  const last = subjects.filter(({ end }) => end <= amount.start).at(-1);
  const one = (touches ? next : undefined) ?? last ?? next;
  return one ? subjects.filter(({ start }) => start === one.start) : [];
}

function mayTell(fact: Fact, owners: ReadonlySet<string> | null, saying: Saying, book: FactBook): boolean {
  const { segment } = fact;
  if (fact.owners.length > 0 && owners !== null) {
    const isElsewhere =
      segment !== null && fact.owners[0]?.startsWith('order:') === true && !namesFit(segment, saying, book);
    return !isElsewhere && fact.owners.some((key) => owners.has(key));
  }
  if (segment !== null) return isAbout(segment, saying, book);
  return fact.owners.length === 0 || !isOfArticle(saying, book);
}

/** A sentence that names no thing but speaks of what an article is about: figures of things are not meant. */
function isOfArticle({ segment, isOfOrder }: Saying, book: FactBook): boolean {
  if (isOfOrder) return false;
  return segment.topics.size > 0 || book.articles.some(({ words }) => sharesWord(segment.words, words));
}

/** Whether a sentence of a source and a said one are about the same: topic, named places, or words. */
export function isAbout(source: Segment, saying: Saying, book: FactBook): boolean {
  const { segment, topics, subjects } = saying;
  if (!namesFit(source, saying, book)) return false;
  const about = segment.topics.size > 0 ? segment.topics : topics;
  if (about.size > 0 && source.topics.size > 0) {
    const isApart = EXCLUSIVE.some((topic) => about.has(topic) !== source.topics.has(topic));
    return !isApart && [...about].some((topic) => source.topics.has(topic));
  }
  if (sharesWord(segment.words, source.words)) return true;
  return segment.topics.size === 0 && subjects.length === 0 && about.size === 0;
}

/** What is told of one place or name is not told of another. */
function namesFit(source: Segment, { segment }: Saying, book: FactBook): boolean {
  return [...segment.names].every(
    (name) => source.names.has(name) || !book.segments.some(({ names }) => names.has(name)),
  );
}

/** Sums, multiples and differences, where the sentence says that it makes one. */
function derivedMoney(saying: Saying, book: FactBook): Fact[] {
  const { folded, language, subjects } = saying;
  const money = book.facts.filter(({ kind, owners }) => kind === 'money' && owners.length > 0);
  const items = [...new Set(subjects.map(({ key }) => key).filter((key) => key.startsWith('item:')))].slice(
    0,
    MOST_TERMS,
  );
  const priced = items.map((key) => money.filter(({ owners }) => owners.includes(key)));
  const derived = multiples(saying, priced.flat());
  if (matchesOf(folded, SUM[language]).length > 0) {
    const first = priced.flatMap((prices) => prices.slice(0, 1));
    if (first.length > 1) derived.push(...sumOf(first));
    derived.push(...withoutLines(money, saying, book));
  }
  if (matchesOf(folded, DIFFERENCE[language]).length > 0) derived.push(...differences(priced));
  return derived;
}

function multiples({ amounts }: Saying, prices: readonly Fact[]): Fact[] {
  const counts = amounts.filter(({ kind }) => kind === 'count').flatMap(({ values }) => values);
  return counts
    .filter((count) => count > 1 && count <= MOST_FACTORS)
    .flatMap((count) => prices.map((fact) => ({ ...fact, value: fact.value * count })));
}

function sumOf(facts: readonly Fact[]): Fact[] {
  const [one] = facts;
  if (!one || facts.some(({ unit }) => unit !== one.unit)) return [];
  return [{ ...one, value: facts.reduce((sum, { value }) => sum + value, 0) }];
}

/** What an order costs without one or two of its lines, and its goods alone. */
function withoutLines(money: readonly Fact[], { subjects, isOfOrder }: Saying, book: FactBook): Fact[] {
  const named = new Set(subjects.map(({ key }) => key));
  const orders = [...book.things.values()].filter(
    ({ key, kind }) => kind === 'order' && (isOfOrder || named.has(key) || named.size === 0),
  );
  return orders.flatMap(({ key }) => {
    const own = money.filter(({ owners }) => owners.includes(key));
    const total = own.find(({ segment }) => segment === null);
    const lines = own.filter(({ segment }) => segment !== null).slice(0, MOST_TERMS);
    if (!total) return [];
    const all = lines.reduce((sum, { value }) => sum + value, 0);
    return [...lines.map(({ value }) => value), all].map((less) => ({ ...total, value: total.value - less }));
  });
}

function differences(priced: readonly (readonly Fact[])[]): Fact[] {
  return priced.flatMap((ones, at) =>
    priced
      .slice(at + 1)
      .flatMap((others) =>
        ones.flatMap((one) =>
          others
            .filter(({ unit }) => unit === one.unit)
            .map((other) => ({ ...one, value: Math.abs(one.value - other.value) })),
        ),
      ),
  );
}

/** How many of the listed things there are, or how many the sentence lists. */
function isCount({ values }: Amount, { subjects, isOfOrder, before }: Saying, book: FactBook): boolean {
  const keys = new Set(subjects.map(({ key }) => key));
  const listed = [
    keys.size,
    [...keys].filter((key) => key.startsWith('order:')).length,
    [...keys].filter((key) => key.startsWith('item:')).length,
  ];
  if (keys.size > 1 && values.some((value) => listed.includes(value))) return true;
  const isFreeOfSubject = keys.size === 0 && (isOfOrder || before.size === 0);
  return isFreeOfSubject && values.some((value) => book.counts.has(value));
}

/** "Two towels are €16": the two is explained by the amount that it makes. */
function isFactor(amount: Amount, wrong: readonly Amount[], saying: Saying, book: FactBook): boolean {
  if (amount.kind !== 'count' || wrong.some(({ kind }) => kind === 'money')) return false;
  const money = saying.amounts.filter(({ kind }) => kind === 'money');
  const prices = book.facts.filter(
    ({ kind, owners }) =>
      kind === 'money' && owners.some((key) => saying.subjects.some((each) => each.key === key)),
  );
  return amount.values.some((count) =>
    prices.some(
      ({ value }) =>
        count > 1 && money.some(({ values }) => values.some((each) => isSame(each, value * count))),
    ),
  );
}

/** The visitor's own figure, where the sentence says that it is theirs or asks. */
function isEcho(amount: Amount, { folded, language }: Saying, visitor: Visitor): boolean {
  const isTheirs = visitor.amounts.some(
    (other) =>
      amount.values.some((value) => other.values.some((each) => isSame(value, each))) &&
      (amount.kind === other.kind || other.kind === 'count'),
  );
  if (!isTheirs) return false;
  const clause = folded.slice(0, amount.end).replace(/^.*[;:]/su, '');
  return matchesOf(clause, ECHO[language]).length > 0 || /[?]["*_)\s]{0,5}$/.test(folded);
}
