import type { Language } from '../../../src/language/language.js';
import type { SampleBusiness } from '../offline.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import type { FillerWords } from './words/filler-words.js';
import { FRENCH } from './words/fr.js';

const WORDS: Record<Language, FillerWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export type FillerProduct = SampleBusiness['products'][number];
export type FillerArticle = SampleBusiness['articles'][number];

/** Products and articles that no question asks for. */
export interface Fillers {
  products: FillerProduct[];
  articles: FillerArticle[];
}

/** Of five fillers one is an article. */
const ARTICLE_EVERY = 5;
/** Syllables of made-up names of models. */
const SYLLABLES = 'ka lo mi ver tan del ri so nu bel fa gor pi zen tu mar ol ys eth un'.split(' ');

/** The same fillers for the same seed; no two are the same. */
export function fillersOf(count: number, seed: number): Fillers {
  const random = randomOf(seed);
  const tables = Object.values(WORDS).map(partsOf);
  const fillers: Fillers = { products: [], articles: [] };
  const known = new Set<string>();
  for (let at = 0; at < count;) {
    const parts = tables[at % tables.length];
    if (!parts) throw new Error('There is no language.');
    const isArticle = Math.floor(at / tables.length) % ARTICLE_EVERY === 0;
    const text = isArticle
      ? addArticle(fillers, parts, known, random)
      : addProduct(fillers, parts, known, at, random);
    if (text) at += 1;
  }
  return fillers;
}

type Parts = Record<'things' | 'looks' | 'uses' | 'notes' | 'services', string[]> &
  Pick<FillerWords, 'question' | 'answer'>;

function partsOf({ things, looks, uses, notes, services, question, answer }: FillerWords): Parts {
  const entries = (text: string) => text.split('|').map((entry) => entry.trim());
  return {
    things: entries(things),
    looks: entries(looks),
    uses: entries(uses),
    notes: entries(notes),
    services: entries(services),
    question,
    answer,
  };
}

type Random = () => number;

function addProduct(
  { products }: Fillers,
  parts: Parts,
  known: Set<string>,
  at: number,
  random: Random,
): boolean {
  const model = [0, 1, 2].map(() => pick(SYLLABLES, random)).join('');
  const name = `${pick(parts.things, random)} ${capital(model)}, ${pick(parts.looks, random)}`;
  if (known.has(name)) return false;
  known.add(name);
  products.push({
    sku: `FILL-${String(at).padStart(5, '0')}`,
    name,
    price: (2 + Math.floor(random() * 20_000) / 100).toFixed(2),
    stock: Math.floor(random() * 30),
    description: `${pick(parts.uses, random)} ${pick(parts.notes, random)}`,
    tags: [],
  });
  return true;
}

function addArticle({ articles }: Fillers, parts: Parts, known: Set<string>, random: Random): boolean {
  const service = pick(parts.services, random);
  const thing = `${pick(parts.things, random)} ${pick(parts.looks, random)}`;
  const question = parts.question.replace('{service}', service).replace('{thing}', thing);
  if (known.has(question)) return false;
  known.add(question);
  const answer = parts.answer
    .replace('{service}', service)
    .replace('{thing}', thing)
    .replace('{days}', `${2 + Math.floor(random() * 20)}`)
    .replace('{price}', `${3 + Math.floor(random() * 90)}`);
  articles.push({ question, answer });
  return true;
}

function pick(entries: readonly string[], random: Random): string {
  return entries[Math.floor(random() * entries.length)] ?? '';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Marsaglia's xorshift of 32 bits, 0 to 1. */
export function randomOf(seed: number): Random {
  let state = (seed * 0x9e3779b1 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}
