import { lastSentenceEnd } from '../../language/passages/sentences.js';
import { cutAtWord } from '../../kernel/bounded-text.js';
import { LONGEST_QUESTION } from '../../catalog/text-lengths.types.js';
import type { Draft } from './document.types.js';

/** A part of a text under its heading. */
export interface Section {
  /** Null before the first heading. */
  heading: string | null;
  /** The headings above it, the outermost first. */
  above: readonly string[];
  /** Plain text. */
  text: string;
}

export interface PassageOptions {
  title: string;
  /** BCP 47; null when the text does not tell. */
  locale: string | null;
  /** Begins the keys. */
  place: string;
}

/** Characters of one passage: an answer that is read, far below what an article may have. */
export const LONGEST_PASSAGE = 4_000;
const MOST_PASSAGES = 1_000;
const LONGEST_TAG = 100;
const LONGEST_KEY = 300;
const ENDS_AS_QUESTION = /[?？؟]\s{0,3}$/u;

/** One article for each section, several for a long one; sections without text are left out. */
export function passagesOf(sections: readonly Section[], options: PassageOptions): Draft[] {
  const keys = new Map<string, number>();
  const drafts: Draft[] = [];
  for (const section of sections) {
    const parts = partsOf(section.text.trim());
    for (const [at, text] of parts.entries()) {
      if (drafts.length >= MOST_PASSAGES) return drafts;
      drafts.push(draftOf(section, text, { ...options, part: at + 1, keys }));
    }
  }
  return drafts;
}

interface PartOptions extends PassageOptions {
  /** From 1. */
  part: number;
  keys: Map<string, number>;
}

function draftOf(section: Section, text: string, { title, locale, place, part, keys }: PartOptions): Draft {
  const { heading, above } = section;
  const suffix = part === 1 ? '' : ` (${part})`;
  const question = cutAtWord(questionOf(section, title), LONGEST_QUESTION - suffix.length) + suffix;
  const path = [...above, heading ?? title].join(' / ');
  const key = uniqueKey(`${place}#${cutAtWord(path, LONGEST_KEY)}${suffix}`, keys);
  const tags = [...new Set([title, ...above])].filter((tag) => tag !== '' && tag !== question);
  return {
    kind: 'article',
    key,
    heading: heading ?? (title || null),
    content: {
      question,
      answer: text,
      locale,
      tags: tags.map((tag) => cutAtWord(tag, LONGEST_TAG)).slice(-3),
    },
  };
}

/** A heading that is no question is understood with the one above it: "Delivery: Germany". */
function questionOf({ heading, above }: Section, title: string): string {
  if (heading === null) return title;
  const parent = above.at(-1) ?? title;
  const stands = ENDS_AS_QUESTION.test(heading) || parent === '' || parent === heading;
  return stands ? heading : `${parent}: ${heading}`;
}

function uniqueKey(key: string, keys: Map<string, number>): string {
  const count = (keys.get(key) ?? 0) + 1;
  keys.set(key, count);
  return count === 1 ? key : `${key} ~${count}`;
}

/** Cut between paragraphs where there are some, else between lines, sentences, words. */
function partsOf(text: string): string[] {
  if (text === '') return [];
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_PASSAGE) {
    const end = cutPoint(rest.slice(0, LONGEST_PASSAGE));
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...parts, rest].filter((part) => part !== '');
}

function cutPoint(start: string): number {
  const least = LONGEST_PASSAGE / 4;
  const [paragraph, line, word] = ['\n\n', '\n', ' '].map((sign) => start.lastIndexOf(sign));
  const ends = [paragraph, line, lastSentenceEnd(start), word].map((at) => at ?? -1);
  const end = ends.find((at) => at > least) ?? start.length;
  // Not between the halves of a character.
  return start.slice(0, end).isWellFormed() ? end : end - 1;
}
