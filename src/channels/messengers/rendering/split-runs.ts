import { matchesOf } from '../../../language/text/matches.js';
import type { Run } from './rich-message.types.js';

/** Where a text is cut, best first: after a paragraph, a line, a sentence, a word. */
const ENDS = [/\n\n/gu, /\n/gu, /[.!?…؟。][)"»”’]{0,2}\s/gu, /\s/gu];
/** A piece that is cut before this part of the limit would be too short to be worth its better end. */
const LEAST_PART = 0.5;
/** In UTF-16 units: a family with skin colours has 19. */
const LONGEST_CHARACTER = 40;

/**
 * Splits a text into pieces within a limit, at ends of paragraphs or sentences where there are any; a look that is cut
 * goes on in the next piece.
 * @param limit in UTF-16 units, at least 2
 * @returns at least one piece, none of them empty or blank, unless all is
 */
export function splitRuns(runs: readonly Run[], limit: number): Run[][] {
  const text = runs.map((run) => run.text).join('');
  const pieces: Run[][] = [];
  for (let from = 0; from < text.length;) {
    const until = from + lengthOfPiece(text.slice(from), limit);
    const piece = trimmed(slice(runs, from, until));
    if (piece.length > 0) pieces.push(piece);
    from = until;
  }
  return pieces.length > 0 ? pieces : [[...runs]];
}

function lengthOfPiece(rest: string, limit: number): number {
  if (rest.length <= limit) return rest.length;
  const window = rest.slice(0, limit);
  for (const end of ENDS) {
    const last = matchesOf(window, end).at(-1);
    const at = last ? last.index + last[0].length : 0;
    if (at >= limit * LEAST_PART) return at;
  }
  return wholeCharacters(rest, limit);
}

/** A character is never cut in two, unless it is longer than what is looked at. */
function wholeCharacters(rest: string, limit: number): number {
  const from = Math.max(0, limit - LONGEST_CHARACTER);
  const around = new Intl.Segmenter().segment(rest.slice(from, limit + LONGEST_CHARACTER));
  const at = from + (around.containing(limit - from)?.index ?? 0);
  if (at > from) return at;
  return limit - Number(/[\uD800-\uDBFF]/u.test(rest.charAt(limit - 1)));
}

function slice(runs: readonly Run[], from: number, until: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const [begin, end] = [Math.max(from - at, 0), Math.min(until - at, run.text.length)];
    at += run.text.length;
    return begin < end ? [{ ...run, text: run.text.slice(begin, end) }] : [];
  });
}

/** Without blanks around it. */
function trimmed(piece: Run[]): Run[] {
  const all = piece.map((run) => ({ ...run }));
  for (let first = all[0]; first; first = all[0]) {
    first.text = first.text.trimStart();
    if (first.text !== '') break;
    all.shift();
  }
  for (let last = all.at(-1); last; last = all.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== '') break;
    all.pop();
  }
  return all;
}
