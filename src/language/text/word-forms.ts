import { foldWrittenUmlauts } from './fold.js';
import { ARABIC_FORMS } from './words/forms/ar.js';
import { textPattern } from './text-pattern.js';

const ARABIC = /^\p{Script=Arabic}+$/u;
const VERB_PREFIX = textPattern(`^(?:${ARABIC_FORMS.verbPrefixes})(?=\\p{L}{3})`, 'u');
const PARTICLE = textPattern(`^${ARABIC_FORMS.particles}`, 'u');
const DETACHABLE = textPattern(`^${ARABIC_FORMS.detachable}`, 'u');
const VOWELS = textPattern(`(?<=.)${ARABIC_FORMS.vowels}`, 'gu');
const LEADING_VOWEL = textPattern(`^${ARABIC_FORMS.leadingVowels}(?=\\p{L}{3})`, 'u');

/**
 * The form in which words of catalogue and question are compared: `ae` for `ä` reverted, Arabic articles, prefixed
 * particles and common endings removed. No other stemming, because it makes trigram matching worse.
 * @param word folded
 */
export function matchForm(word: string): string {
  return ARABIC.test(word) ? arabicStem(word) : foldWrittenUmlauts(word);
}

function arabicStem(word: string): string {
  const prefix = ARABIC_FORMS.prefixes.find((candidate) => word.startsWith(candidate));
  const least = prefix === ARABIC_FORMS.article ? 2 : 3;
  let stem = prefix && word.length - prefix.length >= least ? word.slice(prefix.length) : word;
  if (!prefix && stem.length >= 5 && PARTICLE.test(stem)) stem = withoutParticle(stem);
  if (!prefix) stem = stem.replace(VERB_PREFIX, '');
  return withoutEnding(withoutEnding(stem, ARABIC_FORMS.pronouns), ARABIC_FORMS.endings);
}

/**
 * The root consonants of an Arabic word, so that "كتب" finds "كتاب" and "تقصروا" finds "تقصير"; null for other scripts
 * and for words that are too short.
 * @param form a word in match form
 */
export function arabicRoot(form: string): string | null {
  if (!ARABIC.test(form)) return null;
  const consonants = form.replace(VOWELS, '').replace(LEADING_VOWEL, '');
  return consonants.length >= 3 ? consonants : null;
}

function withoutEnding(stem: string, endings: readonly string[]): string {
  const ending = endings.find((candidate) => stem.endsWith(candidate) && stem.length - candidate.length >= 3);
  return ending ? stem.slice(0, -ending.length) : stem;
}

/** Removes "و" and "ل" from long words only: many roots begin with them. */
function withoutParticle(word: string): string {
  return word.length >= 6 && DETACHABLE.test(word) ? word.slice(1) : word;
}
