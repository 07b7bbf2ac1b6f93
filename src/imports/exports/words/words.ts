import type { Language } from '../../../language/language.js';
import { ARABIC, ARABIC_PRESTA, ARABIC_STATUSES } from './ar.js';
import { GERMAN, GERMAN_PRESTA, GERMAN_STATUSES } from './de.js';
import { ENGLISH, ENGLISH_PRESTA, ENGLISH_STATUSES } from './en.js';
import { SPANISH, SPANISH_PRESTA, SPANISH_STATUSES } from './es.js';
import { FRENCH, FRENCH_PRESTA, FRENCH_STATUSES } from './fr.js';
import type { PrestaStatuses } from './presta-statuses.js';
import type { WooHeaders } from './woo-headers.js';
import type { WooStatuses } from './woo-statuses.js';

export const WOO_HEADERS: Record<Language, WooHeaders> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export const WOO_STATUS_NAMES: Record<Language, WooStatuses> = {
  en: ENGLISH_STATUSES,
  de: GERMAN_STATUSES,
  fr: FRENCH_STATUSES,
  es: SPANISH_STATUSES,
  ar: ARABIC_STATUSES,
};

export const PRESTA_STATUS_NAMES: Record<Language, PrestaStatuses> = {
  en: ENGLISH_PRESTA,
  de: GERMAN_PRESTA,
  fr: FRENCH_PRESTA,
  es: SPANISH_PRESTA,
  ar: ARABIC_PRESTA,
};
