import { matchesOf } from '../text/matches.js';

const END = /[.!?؟。！？…]["”»’)\]]{0,3}(?=\s)/gu;
const LOWER = /^\s{1,100}\p{Ll}/u;
const LAST_WORD = /[^\s.]{0,40}(?:\.[^\s.]{1,2})?$/u;
/** "14. May", "z. B.", "Dr. Byrne", "U.S. mail": rather two sentences in one than one cut in two. */
const NO_END = /^(?:\p{N}{1,4}|\p{L}|\p{Lu}\p{L}{1,2}|.{1,3}\.\p{L}{1,2})$/u;
const LOOK_BEHIND = 44;
const LOOK_AHEAD = 102;

/** The sentences of a text, in order; joined by blanks they are the whole text. Linear. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: end } of matchesOf(text, END)) {
    const to = index + end.length;
    if (!isEnd(text, index, to)) continue;
    sentences.push(text.slice(from, to).trim());
    from = to;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? sentences : [...sentences, rest];
}

/** Behind the last sentence that ends within a text; 0 without one. */
export function lastSentenceEnd(text: string): number {
  for (const { index, 0: end } of matchesOf(text, END).toReversed()) {
    if (isEnd(text, index, index + end.length)) return index + end.length;
  }
  return 0;
}

/** @param at of the mark @param to behind it and the quotation marks that close with it */
function isEnd(text: string, at: number, to: number): boolean {
  if (LOWER.test(text.slice(to, to + LOOK_AHEAD))) return false;
  if (text[at] !== '.') return true;
  const [word = ''] = LAST_WORD.exec(text.slice(Math.max(0, at - LOOK_BEHIND), at)) ?? [];
  return !NO_END.test(word);
}
