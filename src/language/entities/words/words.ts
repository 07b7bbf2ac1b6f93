import type { Language } from '../../language.js';
import { alternativesOf } from '../../text/word-tables.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import type { EntityWords, MoneyWords, OrderNumberWords } from './entity-words.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';

export const ENTITY_WORDS: Readonly<Record<Language, EntityWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Parts of patterns, for all languages together. */
export function orderWords(name: keyof OrderNumberWords): string {
  return alternativesOf(ENTITY_WORDS, ({ orders }) => orders[name]);
}

export function moneyWords(name: Exclude<keyof MoneyWords, 'amounts'>): string {
  return alternativesOf(ENTITY_WORDS, ({ money }) => money[name]);
}

export const PHONE_WORDS = alternativesOf(ENTITY_WORDS, ({ phones }) => phones);
export const AT_WORDS = alternativesOf(ENTITY_WORDS, ({ addresses }) => addresses.at);
export const DOT_WORDS = alternativesOf(ENTITY_WORDS, ({ addresses }) => addresses.dot);
