import type { Span } from '../../../language/entities/contacts.js';
import { clauseOf, type Clause } from '../../../assistant/clause.js';
import { fold } from '../../../language/text/fold.js';
import { phraseAlternatives } from '../../../language/text/phrases.js';
import { perLanguage, type Language } from '../../../language/language.js';
import type { BuiltinWords } from './words/builtin-words.js';
import { ABBREVIATION, BUILTIN_WORDS, EMBEDS, LEADS_ON } from './words/patterns.js';
import { matchesOf } from '../../../language/text/matches.js';
import { textPattern } from '../../../language/text/text-pattern.js';

export const MOST_CLAUSES = 5;

const COMMA = '\\s{0,3},\\s{0,3}';
const COMMA_OR_BLANKS = `(?:${COMMA}|\\s{1,3})`;
const SENTENCE_END = /[.!?;\n؟؛…]/u;

interface Openings {
  afterConjunction: RegExp;
  afterComma: RegExp;
  atStart: RegExp;
  anyConjunction: RegExp;
  /** What stands before words that turn to another matter. */
  turns: RegExp;
  /** Blanks before what only a new question begins with. */
  runOn: RegExp;
  /** The same, anywhere. */
  asks: RegExp;
  interrogative: RegExp;
}

function openingsIn({ clauses, courtesies }: BuiltinWords): Openings {
  const glued = clauses.gluedConjunction;
  const conjunction = `(?:${phraseAlternatives(clauses.conjunctions)})\\s{1,3}`;
  const filler = `(?:(?:${phraseAlternatives(clauses.fillers)})\\s{1,3}){0,4}`;
  const opener = `(?:${phraseAlternatives(clauses.openers)})(?![\\p{L}\\p{N}])`;
  const greeting = `(?:(?:${phraseAlternatives(courtesies.greetings)})[\\s,!]{1,3}){0,2}`;
  const separator = `(?:${conjunction}${glued === null ? '' : `|${glued}(?=\\p{L}{2})`})`;
  const turn = `(?:${phraseAlternatives(clauses.turns)})(?![\\p{L}\\p{N}])`;
  const runOn = `(?:${phraseAlternatives(clauses.runOn)})(?![\\p{L}\\p{N}])`;
  return {
    turns: textPattern(`${COMMA_OR_BLANKS}(?:${conjunction})?(?=${turn}[\\s,:]{1,3}[\\p{L}\\p{N}])`, 'gu'),
    runOn: textPattern(`\\s{1,3}(?=${runOn})`, 'gu'),
    interrogative: textPattern(
      `(?<![\\p{L}\\p{N}])(?:${separator})?(?:${phraseAlternatives(clauses.interrogatives)})(?![\\p{L}\\p{N}])`,
      'u',
    ),
    asks: textPattern(`(?<![\\p{L}\\p{N}])${runOn}`, 'u'),
    afterConjunction: textPattern(`${COMMA_OR_BLANKS}${separator}(?=${filler}${opener})`, 'gu'),
    afterComma: textPattern(`${COMMA}(?=${filler}${opener})`, 'gu'),
    atStart: textPattern(
      `^[^\\p{L}\\p{N}]*${greeting}(?:${separator})?(?:${turn}[\\s,:]{1,3})?${filler}${opener}`,
      'u',
    ),
    anyConjunction:
      glued === null
        ? textPattern(`${COMMA_OR_BLANKS}${conjunction}|${COMMA}|\\s{1,3}/\\s{1,3}`, 'gu')
        : textPattern(`${COMMA}|\\s{1,3}${glued}(?=\\p{L}{3})`, 'gu'),
  };
}

const OPENINGS = perLanguage(BUILTIN_WORDS, openingsIn);

/**
 * Splits a message into clauses: at the ends of sentences, and at commas and conjunctions before the beginning of a new
 * question. Never inside an address, a number or "bread and butter plate".
 * @param spans ranges that must not be split
 * @param messages how many messages the text joins: each further one may have a clause more
 */
export function splitClauses(message: Clause, spans: readonly Span[], messages = 1): Clause[] {
  const { raw: text, language } = message;
  const pieces = sentencesOf(text, language, spans)
    .flatMap((piece) => cutTurns(text, piece, language, spans))
    .flatMap((piece) => cut(text, piece, OPENINGS[language].afterConjunction, spans))
    .flatMap((piece) => cut(text, piece, OPENINGS[language].afterComma, spans))
    .flatMap((piece) => cutRunOns(text, piece, language, spans));
  return pieces
    .map(({ start, end }) => text.slice(start, end).trim())
    .map((piece) => (piece === text ? message : clauseOf(piece, message.speech)))
    .filter(({ words: each }) => each.length > 0)
    .slice(0, MOST_CLAUSES + messages - 1);
}

/** All ways to split a clause in two at a conjunction without a new question: "your hours and delivery costs". */
export function halvesOf(clause: Clause, spans: readonly Span[]): [Clause, Clause][] {
  const whole = { start: 0, end: clause.raw.length };
  const { anyConjunction } = OPENINGS[clause.language];
  return cuts(clause.raw, whole, anyConjunction, spans)
    .filter(({ start, end }) => isSaid(clause.raw.slice(0, start)) && isSaid(clause.raw.slice(end)))
    .slice(0, MOST_HALVES)
    .map(({ start, end }): [Clause, Clause] => [
      clauseOf(clause.raw.slice(0, start), clause.speech),
      clauseOf(clause.raw.slice(end), clause.speech),
    ]);
}

const MOST_HALVES = 3;

function isSaid(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether it is a question or a request, not a statement. */
export function isRequest(clause: Clause): boolean {
  const { atStart, interrogative } = OPENINGS[clause.language];
  return /[?؟]/u.test(clause.raw) || atStart.test(clause.folded) || interrogative.test(clause.folded);
}

function sentencesOf(text: string, language: Language, spans: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!SENTENCE_END.test(text[at] ?? '') || isInside(at, spans) || !endsSentence(text, at, language))
      continue;
    pieces.push({ start, end: at + 1 });
    start = at + 1;
  }
  pieces.push({ start, end: text.length });
  return pieces;
}

function endsSentence(text: string, at: number, language: Language): boolean {
  if (text[at] !== '.') return true;
  const next = text[at + 1];
  if (next !== undefined && !/\s/.test(next)) return false;
  if (next === undefined || !ABBREVIATION.test(text.slice(Math.max(0, at - 8), at))) return true;
  const rest = text.slice(at + 1).trimStart();
  // "… am 31.12. Habt ihr offen?": an abbreviation may also be the last word of its sentence.
  return /^\p{Lu}/u.test(rest) && OPENINGS[language].atStart.test(fold(rest));
}

/** Splits a piece where the pattern matches its folded text. */
function cut(
  text: string,
  piece: Span,
  pattern: RegExp,
  spans: readonly Span[],
  mayEnd: (left: string) => boolean = () => true,
): Span[] {
  const pieces: Span[] = [];
  let { start } = piece;
  let foldedStart = 0;
  for (const { folded, ...gap } of cuts(text, piece, pattern, spans)) {
    const left = folded.text.slice(foldedStart, folded.start);
    if (left.trim() === '' || EMBEDS.test(left) || !mayEnd(left)) continue;
    pieces.push({ start, end: gap.start });
    start = gap.end;
    foldedStart = folded.end;
  }
  return [...pieces, { start, end: piece.end }];
}

const LEAST_WORDS = 2;

/** "That bulb works a treat by the way are you open on Sunday": a remark, and a question behind it. */
function cutTurns(text: string, piece: Span, language: Language, spans: readonly Span[]): Span[] {
  const { turns, atStart } = OPENINGS[language];
  return cut(text, piece, turns, spans, (left) => {
    const isSaid = (left.match(/\p{L}+/gu) ?? []).length >= LEAST_WORDS;
    return isSaid && !atStart.test(left);
  });
}

/** "How much is the mug are you open on Sunday": a question that begins where another one could end. */
function cutRunOns(text: string, piece: Span, language: Language, spans: readonly Span[]): Span[] {
  const { runOn, asks, atStart } = OPENINGS[language];
  return cut(text, piece, runOn, spans, (left) => {
    const isQuestion = asks.test(left) || atStart.test(left);
    return isQuestion && (left.match(/\S+/gu) ?? []).length > LEAST_WORDS && !LEADS_ON.test(left);
  });
}

/** A possible split, in units of the original text and of its folded piece. */
interface Gap extends Span {
  folded: Span & { text: string };
}

function cuts(text: string, piece: Span, pattern: RegExp, spans: readonly Span[]): Gap[] {
  const { folded, origin } = foldWithOrigin(text.slice(piece.start, piece.end));
  return matchesOf(folded, pattern)
    .map((match) => ({
      start: piece.start + (origin[match.index] ?? 0),
      end: piece.start + (origin[match.index + match[0].length] ?? piece.end - piece.start),
      folded: { text: folded, start: match.index, end: match.index + match[0].length },
    }))
    .filter((gap) => !isInside(gap.start, spans) && gap.end > gap.start);
}

/** Folds character by character, with the original position of each folded unit. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let unit = 0; unit < piece.length; unit += 1) origin.push(at);
    folded += piece;
    at += character.length;
  }
  origin.push(at);
  return { folded, origin };
}

function isInside(at: number, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => at >= start && at < end);
}
