import { blocksOf, isItem, type Block } from './blocks.js';
import { sentencesOf } from './sentences.js';

/** A part of a long text that can be read by itself. */
export interface Passage {
  /** Under which it stands; null before the first one. */
  heading: string | null;
  /** The end of the passage before, under the same heading: for the search alone. At most `LONGEST_BEFORE` characters. */
  before: string;
  /** Whole paragraphs or items of a list, without the heading; of a paragraph that is too long whole sentences. */
  text: string;
  /** It goes on with the paragraph or list of the passage before. */
  continues: boolean;
}

/** A text of up to so many characters is one passage. */
export const LONGEST_WHOLE = 600;
/** Paragraphs are put together up to this length. */
const FITTING = 700;
/** One short paragraph more stays with those above it: "Not on Sundays." */
const LONGEST_TAIL = 200;
/** A paragraph up to this length is not divided. */
export const LONGEST_PARAGRAPH = 1_500;
const LONGEST_BEFORE = 200;
/** A line before a list stands above each part of it. */
const LONGEST_LEAD = 300;
/** Characters of the marks around a part of a run without an end. */
const MARKS = 4;
/** Of one text. */
export const MOST_PASSAGES = 60;

/**
 * Divides a text by its structure: headings, paragraphs, items of lists; sentences only where a paragraph is too long.
 * Nothing is left out, and a run of words without an end is cut between words, marked by "…". Linear.
 * @param text plain, with line breaks
 * @param headings lines that are headings; null: they are guessed from how the text looks
 */
export function passagesOf(text: string, headings: ReadonlySet<string> | null): Passage[] {
  const passages = blocksOf(text, headings).flatMap(passagesOfBlock);
  return passages.length <= MOST_PASSAGES ? passages : joined(passages);
}

/** A piece of one section. */
type Piece = Pick<Passage, 'text' | 'continues'>;

function passagesOfBlock({ heading, paragraphs }: Block): Passage[] {
  const pieces: Piece[] = [];
  let fitting = '';
  let isFull = false;
  const close = (): void => {
    if (fitting !== '') pieces.push({ text: fitting, continues: false });
    fitting = '';
    isFull = false;
  };
  for (const paragraph of paragraphs) {
    if (paragraph.length > LONGEST_PARAGRAPH) {
      close();
      pieces.push(...divided(paragraph).map((text, at) => ({ text, continues: at > 0 })));
      continue;
    }
    const isOver = fitting !== '' && fitting.length + paragraph.length > FITTING;
    if (isFull || (isOver && paragraph.length > LONGEST_TAIL)) close();
    else isFull = isOver;
    fitting += `${fitting === '' ? '' : '\n\n'}${paragraph}`;
  }
  close();
  if (pieces.length === 0) pieces.push({ text: '', continues: false });
  return pieces.map((piece, at) => ({ heading, before: endOf(pieces[at - 1]?.text ?? ''), ...piece }));
}

/** The last sentence, where it is short. */
function endOf(text: string): string {
  const last = sentencesOf(text).at(-1) ?? '';
  return last.length <= LONGEST_BEFORE ? last : '';
}

/** A list by its items, each part under the line that leads to it; anything else by its sentences. */
function divided(paragraph: string): string[] {
  const lines = paragraph.split('\n');
  const first = lines.findIndex(isItem);
  if (first < 0) return packed(sentencesOf(paragraph).flatMap(shortened), ' ', '');
  const above = lines.slice(0, first).join('\n');
  const lead = above.length <= LONGEST_LEAD ? above : '';
  const before = lead === '' && above !== '' ? packed(sentencesOf(above).flatMap(shortened), ' ', '') : [];
  const items: string[] = [];
  for (const line of lines.slice(first)) {
    if (isItem(line) || items.length === 0) items.push(line);
    else items.push(`${items.pop() ?? ''}\n${line}`);
  }
  return [...before, ...packed(items.flatMap(partsOfItem), '\n', lead === '' ? '' : `${lead}\n`)];
}

function partsOfItem(item: string): string[] {
  if (item.length <= LONGEST_PARAGRAPH) return [item];
  return packed(sentencesOf(item).flatMap(shortened), ' ', '');
}

/** Parts put together up to `FITTING`. @param lead stands before each */
function packed(parts: readonly string[], between: string, lead: string): string[] {
  const whole: string[] = [];
  let text = '';
  for (const part of parts) {
    if (text !== '' && text.length + part.length > FITTING) {
      whole.push(lead + text);
      text = '';
    }
    text += `${text === '' ? '' : between}${part}`;
  }
  return text === '' ? whole : [...whole, lead + text];
}

/** A run of words that ends nowhere, cut between words where there are some. */
function shortened(sentence: string): string[] {
  const parts: string[] = [];
  if (sentence.length <= LONGEST_PARAGRAPH) return [sentence];
  let rest = sentence;
  while (rest.length > LONGEST_PARAGRAPH - MARKS) {
    const blank = rest.lastIndexOf(' ', FITTING);
    const end = blank > FITTING / 2 ? blank : endOfCharacter(rest, FITTING);
    parts.push(`${parts.length > 0 ? '… ' : ''}${rest.slice(0, end).trim()} …`);
    rest = rest.slice(end).trim();
  }
  return [...parts, `… ${rest}`];
}

/** Not between the halves of a character. */
function endOfCharacter(text: string, end: number): number {
  return text.slice(0, end).isWellFormed() ? end : end - 1;
}

/** Many short ones, so many of them together that there are at most `MOST_PASSAGES`. */
function joined(passages: readonly Passage[]): Passage[] {
  const size = Math.ceil(passages.length / MOST_PASSAGES);
  const groups: Passage[] = [];
  for (let at = 0; at < passages.length; at += size) {
    const [first, ...others] = passages.slice(at, at + size);
    if (!first) break;
    const below = others.map(({ heading, text, continues }, next) => {
      const isNew = !continues && heading !== null && heading !== [first, ...others][next]?.heading;
      return isNew ? withHeading(heading, text) : text;
    });
    groups.push({ ...first, text: [first.text, ...below].filter((text) => text !== '').join('\n\n') });
  }
  return groups;
}

/** A text with its heading as the line above it. */
export function withHeading(heading: string | null, text: string): string {
  return [heading ?? '', text].filter((part) => part !== '').join('\n');
}
