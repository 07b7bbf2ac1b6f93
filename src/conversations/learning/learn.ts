import { LANGUAGES, type Language } from '../../language/language.js';
import { conceptKind } from '../../language/retail/concept-matcher.js';
import type { ConceptKind } from '../../language/retail/concepts.js';
import { LiteralWords } from '../../language/search/literal-words.js';
import { properNamesIn } from '../../language/search/proper-names.js';
import { conceptsIn } from '../../language/search/search-text.js';
import { phraseOf, type Synonyms } from '../../language/search/synonyms.js';
import { coverWords } from '../../language/search/word-coverage.js';
import { fold, words } from '../../language/text/fold.js';
import { matchesOf } from '../../language/text/matches.js';
import { isStopWord, wordWeight } from '../../language/text/stop-words.js';
import { matchForm } from '../../language/text/word-forms.js';
import type { AnsweredBy, Learnt, NamedSource } from './suggestion.types.js';

/** A question that the assistant could not answer, and the answer that a person gave; both without personal data. */
export interface AnsweredByHand {
  question: string;
  language: Language;
  answer: string;
  by: AnsweredBy;
}

/** A product or article that the answer may name. */
export interface KnownSource extends NamedSource {
  /** Everything that it says, the title included. */
  text: string;
  url: string | null;
  /** It is the answer itself: an article that was written for the question. */
  isAnswer: boolean;
}

const WRITTEN = /[\p{L}\p{M}\p{N}]{1,60}/gu;
const MOST_WORDS = 40;
const SHORTEST_WORD = 3;
/** Words of a title that are proposed as one phrase. */
const LONGEST_TITLE = 3;
/** Share of an answer's words that an article must have, when the answer says what the article says. */
const SAYS_THE_SAME = 0.8;
const FEWEST_SAID = 4;
/** Words of a reply that may be an article. */
const FEWEST_OF_ARTICLE = 3;

/**
 * What would have let the assistant answer: words that mean the same, when one word of the question alone is missing from
 * what the answer names; else an article of a member's reply. Deterministic, in the order of the sources.
 * @param sources those that the answer may name, best first
 * @param synonyms of the business, in the question's language
 */
export function learn(
  answered: AnsweredByHand,
  sources: readonly KnownSource[],
  synonyms: Synonyms,
): Learnt[] {
  const { question, language, answer, by } = answered;
  if (question === '') return [];
  const named = sources.filter((source) => names(answer, source, language));
  const learnt = named.flatMap((source) => synonymOf(answered, source, synonyms));
  const [first] = learnt;
  if (first) return [first];
  if (by === 'article' || named.length > 0 || !isTelling(answer)) return [];
  return [{ kind: 'article', content: { question, answer, locale: language }, source: null }];
}

/** Whether an answer has all words of a title, its address, or what the article says. */
function names(
  answer: string,
  { kind, title, text, url, isAnswer }: KnownSource,
  language: Language,
): boolean {
  if (isAnswer || (url && answer.includes(url))) return true;
  const said = new LiteralWords(answer);
  const titled = tellingWords(title, null);
  if (titled.length > 0 && titled.every(({ word }) => said.has(word))) return true;
  if (kind === 'product') return false;
  const written = new LiteralWords(text);
  const told = tellingWords(answer, language);
  const shared = told.filter(({ word }) => written.has(word));
  return told.length >= FEWEST_SAID && shared.length >= told.length * SAYS_THE_SAME;
}

function synonymOf(
  { question, language }: AnsweredByHand,
  source: KnownSource,
  synonyms: Synonyms,
): Learnt[] {
  const written = new LiteralWords(source.text);
  const isMissing = ({ word }: TellingWord): boolean =>
    !written.has(word) && coverWords(word, source.text, 'goods', undefined, synonyms).covered === 0;
  const persons = properNamesIn(question, language);
  const missing = tellingWords(question, language).filter(isMissing);
  const [only, ...others] = missing;
  if (!only || others.length > 0 || persons.has(matchForm(only.word))) return [];
  const called = nameIn(source, question);
  if (called === null) return [];
  const locale = [only.written, called].every((text) => phraseOf(text, LANGUAGES).length > 0)
    ? null
    : language;
  const { kind, id, title } = source;
  return [
    { kind: 'synonyms', content: { words: [only.written, called], locale }, source: { kind, id, title } },
  ];
}

/**
 * What the source calls the thing, of the words of its title that the question lacks: the word for goods, else the one that it
 * says most often, else a short title.
 */
function nameIn({ kind, title, text }: KnownSource, question: string): string | null {
  const asked = new LiteralWords(question);
  const all = tellingWords(title, null);
  const lacking = all.filter(({ word }) => !asked.has(word));
  const things = kind === 'product' ? lacking : lacking.filter(({ word }) => kindsOf(word).every(isGoods));
  const goods = things.filter(({ word }) => kindsOf(word).some(isGoods));
  const named = goods.length > 0 ? goods : things;
  if (named.length === 1) return named[0]?.written ?? null;
  const counted = countedIn(text);
  const [first, second] = named
    .map(({ word, written }) => ({ written, times: counted.get(matchForm(word)) ?? 0 }))
    .toSorted((one, other) => other.times - one.times);
  if (first && first.times > (second?.times ?? 0)) return first.written;
  return lacking.length === all.length && all.length <= LONGEST_TITLE
    ? all.map(({ written }) => written).join(' ')
    : null;
}

/** A word for a service or a property is no name of a thing: "rent" of "rent the cabin". */
function kindsOf(word: string): ConceptKind[] {
  return [...conceptsIn([word])].map(conceptKind);
}

function isGoods(kind: ConceptKind): boolean {
  return kind === 'product';
}

function countedIn(text: string): Map<string, number> {
  const counted = new Map<string, number>();
  for (const form of words(fold(text)).map(matchForm)) counted.set(form, (counted.get(form) ?? 0) + 1);
  return counted;
}

interface TellingWord {
  /** Folded. */
  word: string;
  written: string;
}

/** The words that tell one thing from another, each once. @param language null: of any */
function tellingWords(text: string, language: Language | null): TellingWord[] {
  const languages = language === null ? LANGUAGES : [language];
  const found = new Map<string, string>();
  for (const [written] of matchesOf(text, WRITTEN).slice(0, MOST_WORDS)) {
    const word = fold(written);
    const isTelling = word.length >= SHORTEST_WORD && wordWeight(word) === 1 && /\p{L}/u.test(word);
    if (isTelling && !languages.some((each) => isStopWord(word, each)) && !found.has(word))
      found.set(word, written);
  }
  return [...found].map(([word, written]) => ({ word, written }));
}

function isTelling(answer: string): boolean {
  return words(fold(answer)).filter((word) => wordWeight(word) === 1).length >= FEWEST_OF_ARTICLE;
}
