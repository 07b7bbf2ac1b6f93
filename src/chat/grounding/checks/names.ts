import type { Span } from '../../../language/entities/contacts.js';
import type { Language } from '../../../language/language.js';
import { countryOf } from '../../../language/search/places.js';
import { fold, words } from '../../../language/text/fold.js';
import { contentWords, isStopWord } from '../../../language/text/stop-words.js';
import { matchForm } from '../../../language/text/word-forms.js';
import { matchesOf } from '../../../language/text/matches.js';
import { MONTHS } from '../../../language/time/month-names.js';
import { wordSet } from '../../../language/text/word-tables.js';
import { perLanguage } from '../../../language/language.js';
import { ARABIC_FORMS } from '../../../language/text/words/forms/ar.js';
import { CURRENCY_CODES } from '../figures/amount-words.js';
import { isWeekday } from './day-claims.js';
import type { FactBook, Thing } from '../facts/fact-book.js';
import { wordNumbersIn } from '../figures/number-words.js';
import { isForm } from '../facts/segments.js';
import type { Visitor } from '../facts/visitor.js';
import { GROUNDING_WORDS } from '../words/words.js';

const CAPITALS = perLanguage(GROUNDING_WORDS, ({ capitals }) => wordSet(capitals));
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}'’]{0,60}/gu;
const LEAST_HEAD = 3;
const LEAST_PART = 4;
/** Behind these a capital begins a sentence, a quotation or the item of a list. */
const BEGINS = /(?:^|[.!?:;…\u00A1\u00BF"“«»„*_([\]\n–—-])\s{0,3}(?:\p{N}{1,3}[.)]\s)?$/u;

/** A thing that a sentence names, with its place in the folded text. */
export interface Mention extends Span {
  key: string;
  kind: Thing['kind'];
  /** Its whole title, so that the figures of the title are no claims. */
  isWhole: boolean;
}

/** The things of the book that a folded sentence names, by their titles or some of their words. */
export function mentionsIn(folded: string, book: FactBook, language: Language): Mention[] {
  const items = [...book.things.values()].filter(({ kind }) => kind === 'item');
  const whole = items.flatMap(({ key, name, kind }) => wholeMentions(folded, key, name, kind));
  const taken = longest(whole);
  const tokens = matchesOf(folded, TOKEN)
    .map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !taken.some((other) => start < other.end && other.start < end));
  const parts = tokens.flatMap((token) => partMentions(token, items, language));
  return [...taken, ...parts].sort((a, b) => a.start - b.start);
}

function wholeMentions(folded: string, key: string, name: string, kind: Thing['kind']): Mention[] {
  const found: Mention[] = [];
  for (let at = folded.indexOf(name); at >= 0 && name !== ''; at = folded.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (!/[\p{L}\p{N}]/u.test(folded.charAt(end)) && !/\p{N}/u.test(folded.charAt(at - 1)))
      found.push({ key, kind, start: at, end, isWhole: true });
  }
  return found;
}

/** Without those inside a longer title. */
function longest(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    (one) =>
      !mentions.some(
        (other) =>
          other.end - other.start > one.end - one.start && other.start <= one.start && one.end <= other.end,
      ),
  );
}

/** "the kettle" for "Copper Kettle 1.7 l"; in several titles, all of them. */
function partMentions(
  token: Span & { word: string },
  items: readonly Thing[],
  language: Language,
): Mention[] {
  if (/^\d/.test(token.word)) return [];
  return items
    .filter((thing) => contentWords(thing.words, language).some((word) => names(token.word, word)))
    .map(({ key, kind }) => ({ key, kind, start: token.start, end: token.end, isWhole: false }));
}

function names(said: string, word: string): boolean {
  if (word.length < LEAST_HEAD || /\d/.test(word)) return false;
  if (isForm(said, word)) return true;
  // German compounds: "Tisch" for "Eichentisch".
  return said.length >= LEAST_PART && word.length > said.length + 2 && word.endsWith(said);
}

const SCRIPTS = ['Latin', 'Arabic', 'Common', 'Inherited'].map((name) => `\\p{Script=${name}}`).join('');
/** Letters of a script in which none of the five languages is written. */
const OTHER_SCRIPT = new RegExp(`(?:(?![${SCRIPTS}])\\p{L}){1,60}`, 'gu');

export function hasOtherScript(word: string): boolean {
  return matchesOf(word, OTHER_SCRIPT).length > 0;
}

/** Words in another script without a source: small models change the script in the midst of a sentence. */
export function unknownScript(raw: string, book: FactBook, visitor: Visitor): string | null {
  const isTold = (letters: string): boolean =>
    [...book.vocabulary, ...visitor.words].some((word) => word.includes(letters));
  const unknown = matchesOf(raw, OTHER_SCRIPT).find(([letters]) => !isTold(fold(letters)));
  return unknown?.[0] ?? null;
}

/** Every word that needs no source: of the sources and the visitor, of days and countries. */
function isKnown(word: string, book: FactBook, visitor: Visitor, language: Language): boolean {
  if (visitor.words.has(word) || CAPITALS[language].has(word)) return true;
  if (isStopWord(word, language) || MONTHS.has(word) || isWeekday(word)) return true;
  if (countryOf(matchForm(word)) !== null || word.length < 2 || CURRENCY_CODES.has(word)) return true;
  return book.knows(word);
}

interface Token extends Span {
  word: string;
  isCapital: boolean;
  begins: boolean;
}

/**
 * A name without a source: a word with a capital inside a sentence of English, French or Spanish, two such words in
 * German, and in every language a word of a title with an unknown one where the title has another.
 */
export function unknownName(
  raw: string,
  book: FactBook,
  visitor: Visitor,
  language: Language,
): string | null {
  const tokens: Token[] = matchesOf(raw, TOKEN).map((match) => ({
    word: fold(match[0]).replace(/'s$/, ''),
    start: match.index,
    end: match.index + match[0].length,
    isCapital: /^\p{Lu}/u.test(match[0]),
    begins: BEGINS.test(raw.slice(Math.max(0, match.index - 8), match.index)),
  }));
  const known = tokens.map(
    ({ word }) => /\d/.test(word) || words(word).every((part) => isKnown(part, book, visitor, language)),
  );
  for (const [index, token] of tokens.entries()) {
    if (known[index] === true) continue;
    if (
      language === 'ar'
        ? isArabicName(token, tokens[index - 1], book)
        : isName(token, index, tokens, known, book, language)
    )
      return raw.slice(token.start, token.end);
  }
  return null;
}

function isName(
  token: Token,
  index: number,
  tokens: readonly Token[],
  known: readonly boolean[],
  book: FactBook,
  language: Language,
): boolean {
  if (!token.isCapital) return false;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const isBeside = (other: Token | undefined): boolean =>
    other !== undefined &&
    other.isCapital &&
    Math.abs(other.start < token.start ? token.start - other.end : other.start - token.end) === 1;
  if (language !== 'de') return !token.begins || isBeside(after);
  // A measure is no part of a name: "three bottles care oil".
  const isMeasure =
    before !== undefined && (/^\d/.test(before.word) || wordNumbersIn(before.word, language).length > 0);
  const isPart = [before, after].some(
    (other) => isBeside(other) && other !== undefined && isTitleWord(other.word, book),
  );
  if (isPart) return !isMeasure;
  // Two capitals in a row, neither of them known: "Werkbank Ahorn".
  return isBeside(after) && known[index + 1] === false && !token.begins;
}

function isTitleWord(word: string, book: FactBook): boolean {
  return [...book.things.values()].some(
    ({ kind, words: own }) => kind === 'item' && own.some((each) => each === word),
  );
}

/** The first word of a title, followed by an unknown word with its article: "soap (of) lavender". */
function isArabicName(token: Token, before: Token | undefined, book: FactBook): boolean {
  if (!before || token.start - before.end !== 1) return false;
  const isHead = [...book.things.values()].some(
    ({ words: own }) => own[0] !== undefined && isForm(own[0], before.word),
  );
  return isHead && token.word.startsWith(ARABIC_FORMS.article);
}
