import type { Language } from '../../../language/language.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { countryOf } from '../../../language/search/places.js';
import { fold, words } from '../../../language/text/fold.js';
import { contentWords } from '../../../language/text/stop-words.js';
import { matchForm } from '../../../language/text/word-forms.js';
import { matchesOf } from '../../../language/text/matches.js';
import { wordSet } from '../../../language/text/word-tables.js';
import { LANGUAGES } from '../../../language/language.js';
import { GROUNDING_WORDS, patternsOf } from '../words/words.js';
import type { Amount, Segment } from './claims.js';

const GENERIC = new Set(LANGUAGES.flatMap((language) => [...wordSet(GROUNDING_WORDS[language].generic)]));
const FREE = patternsOf(({ free }) => free);
const NOT_FREE = patternsOf(({ notFree }) => notFree);
const CAPITAL = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’-]{1,40}/gu;
/** Ideas that say nothing of what a sentence is about. */
const NO_TOPICS = new Set([
  'free_of_charge',
  'payment',
  'processing_time',
  'children',
  'abroad',
  'pets',
  'adults',
  'contact',
  'location',
]);
/** Shorter words are alike by chance. */
const LEAST_STEM = 4;

/** What a sentence speaks of, without its figures. */
export function segmentOf(raw: string, language: Language, amounts: readonly Amount[]): Segment {
  const text = fold(raw);
  const said = words(text);
  return {
    text,
    amounts,
    words: new Set(contentWords(said, language).filter((word) => !GENERIC.has(word) && !/^\d/.test(word))),
    topics: topicsOf(said),
    names: namesOf(raw, said, language),
    isFree: isFree(text, language),
  };
}

/** Whether the sentence says that something costs nothing. */
export function isFree(folded: string, language: Language): boolean {
  return matchesOf(folded.replace(NOT_FREE[language], '·'), FREE[language]).length > 0;
}

export function topicsOf(said: readonly string[]): Set<string> {
  return new Set([...conceptsIn(said)].filter((id) => conceptKind(id) === 'service' && !NO_TOPICS.has(id)));
}

/** Countries by their codes in every language, and words with a capital that are none. */
function namesOf(raw: string, said: readonly string[], language: Language): Set<string> {
  // In German every noun has a capital.
  const capitals = language === 'de' ? [] : matchesOf(raw, CAPITAL);
  const names = capitals.filter(({ index }) => index > 0).map(([name]) => fold(name));
  const countries = said.flatMap((word) => countryOf(matchForm(word)) ?? []);
  return new Set([...names.filter((name) => countryOf(matchForm(name)) === null), ...countries]);
}

/** Whether two words are forms of one: equal, or alike but for their endings. */
export function isForm(one: string, other: string): boolean {
  const [a, b] = [matchForm(one), matchForm(other)];
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const ending = long.length - short.length;
  if (short.length >= LEAST_STEM && ending <= 2 && long.startsWith(short)) return true;
  // "boat" and "boats" end otherwise in Spanish and German: "taladro" and "taladros", "Stuhl" and "Stuhle".
  return short.length >= LEAST_STEM + 1 && ending <= 1 && long.slice(0, -1 - ending) === short.slice(0, -1);
}

export function sharesWord(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const word of one) {
    if (word.length < LEAST_STEM) continue;
    if (other.has(word)) return true;
    for (const each of other) if (each.length >= LEAST_STEM && isForm(word, each)) return true;
  }
  return false;
}
