import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sentencesOf } from '../../src/chat/grounding/facts/fact-book.js';
import { SourceGrounding } from '../../src/chat/grounding/source-grounding.js';
import type { Language } from '../../src/language/language.js';

interface Business {
  /** BCP 47 */
  locale: string;
  timezone: string;
  currency: string;
  country: string;
  articles: { question: string; answer: string }[];
  products: Record<string, unknown>[];
}

const EVAL = join(__dirname, '..', 'eval');
/** Of three articles each that a search may find together, with some products. */
const FOUND = 3;
const PRODUCTS = 4;
/** All of them, which take 40 s, were asked once. */
const EVERY = 12;
/** Of 2,139 sentences one is: two of which a phone number's dot makes one. */
const MOST_HELD_BACK = 0.01;

/** The sentences of a business's articles that are held back of an answer that quotes one, with how many there are. */
function heldBackOf(business: Business, from: number): { all: number; held: string[] } {
  const { articles, timezone, currency, country } = business;
  const language = business.locale.slice(0, 2) as Language;
  const found = articles.slice(from, from + FOUND);
  const products = business.products.slice(from % 20, (from % 20) + PRODUCTS);
  const sources = [
    { label: 'article_search', data: { articles: found } },
    { label: 'product_search', data: { products } },
  ];
  const now = new Date('2026-11-23T12:00:00Z');
  const sentences = found.flatMap(({ answer }) => sentencesOf(answer));
  const held = sentences.filter((sentence) => {
    const place = { timezone, currency, country };
    const answer = new SourceGrounding().open({ language, now, ...place, sources, visitorTexts: [] });
    return answer.push(sentence) + answer.finish() !== sentence;
  });
  return { all: sentences.length, held };
}

test('an answer that quotes a sentence of the business’s articles is shown', () => {
  const files = readdirSync(EVAL).filter((name) => name.endsWith('-businesses.json'));
  const businesses = files.flatMap(
    (name) => (JSON.parse(readFileSync(join(EVAL, name), 'utf8')) as { businesses: Business[] }).businesses,
  );
  const starts = businesses.flatMap((business) =>
    Array.from({ length: Math.ceil(business.articles.length / FOUND) }, (_, at) => ({
      business,
      from: at * FOUND,
    })),
  );
  const read = starts
    .filter((_, at) => at % EVERY === 0)
    .map(({ business, from }) => heldBackOf(business, from));
  const all = read.reduce((sum, { all: count }) => sum + count, 0);
  const held = read.flatMap((each) => each.held);
  expect(all).toBeGreaterThan(150);
  expect({ held, isFew: held.length / all < MOST_HELD_BACK }).toEqual({ held, isFew: true });
});
