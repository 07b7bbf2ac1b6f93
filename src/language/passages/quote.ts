import { fold } from '../text/fold.js';
import { anyLanguage } from '../text/word-tables.js';
import { withHeading, type Passage } from './passages.js';
import { sentencesOf } from './sentences.js';
import { PASSAGE_WORDS } from './words/words.js';

const RESTRICTS = anyLanguage(PASSAGE_WORDS, ({ restricts }) => restricts);

/** Whether a sentence says what is not so, only so, or up to which bound; in doubt it does. */
export function restricts(sentence: string): boolean {
  return RESTRICTS.test(fold(sentence));
}

/**
 * A passage as it is quoted, below its heading. Of a paragraph that is in several passages, its sentences in the others
 * that restrict something stand behind it, so that no promise is quoted without its exception.
 */
export function quoteOf(passages: readonly Passage[], part: number): string {
  const passage = passages[part];
  if (!passage) return '';
  const others = paragraphAround(passages, part).filter((each) => each !== passage);
  const told = new Set(unitsOf(passage.text));
  const restrictions = others
    .flatMap(({ text }) => unitsOf(text))
    .filter((each) => !told.has(each) && restricts(each));
  return withHeading(passage.heading, [passage.text, ...restrictions].join(' ').trim());
}

/** The passages that have a part of the same paragraph. */
function paragraphAround(passages: readonly Passage[], part: number): Passage[] {
  let first = part;
  while (first > 0 && passages[first]?.continues) first -= 1;
  let end = part + 1;
  while (passages[end]?.continues) end += 1;
  return passages.slice(first, end);
}

/** Sentences, and lines of a list. */
function unitsOf(text: string): string[] {
  return text.split('\n').flatMap(sentencesOf);
}

/** The first passages, up to so many characters; the first one in any case. */
export function beginningOf(passages: readonly Passage[], longest: number): string {
  const [first, ...others] = passages;
  if (!first) return '';
  // Of a paragraph that is too long no second part is told without the restrictions of the rest.
  if (others[0]?.continues) return quoteOf(passages, 0);
  let told = quoteOf(passages, 0);
  let { heading } = first;
  for (const [at, passage] of others.entries()) {
    const isWhole = !passage.continues && others[at + 1]?.continues !== true;
    const next = withHeading(passage.heading === heading ? null : passage.heading, passage.text);
    if (!isWhole || told.length + next.length > longest) break;
    told += `\n\n${next}`;
    heading = passage.heading;
  }
  return told;
}

/** The first sentences, up to so many characters; the first one in any case. */
export function firstSentences(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const [first = '', ...others] = sentencesOf(text);
  let end = text.indexOf(first) + first.length;
  for (const sentence of others) {
    const next = text.indexOf(sentence, end) + sentence.length;
    if (next > longest) break;
    end = next;
  }
  return text.slice(0, end).trim();
}
