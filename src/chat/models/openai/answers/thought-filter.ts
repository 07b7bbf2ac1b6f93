import { beginningOfMark, firstMark } from './marks.js';

/** The second line: Mistral, MiniMax, Seed. The third: gpt-oss, whose words are in channels; what begins a message is none. */
const OPENINGS = [
  ...['<think>', '<thinking>', '<thought>'],
  ...['[THINK]', '<mm:think>', '<seed:think>'],
  ...['<|channel|>analysis', '<|channel|>commentary', '<|start|>assistant'],
];
const ENDINGS = [
  ...['</think>', '</thinking>', '</thought>'],
  ...['[/THINK]', '</mm:think>', '</seed:think>'],
];
/** Begins the answer, after thoughts or without any. */
const ANSWER = '<|channel|>final<|message|>';
const MARKS = [...OPENINGS, ...ENDINGS, ANSWER];

/** A model has ended thoughts that it had not begun, after they were taken for its answer and shown. */
export class UnmarkedThoughts extends Error {}

/** Takes thoughts between marks out of a text that comes in parts. A mark in several parts is a mark. */
export class ThoughtFilter {
  /** `unsure`: thoughts or answer, which the next mark tells. */
  private mode: 'answer' | 'thoughts' | 'unsure';
  /** The end of the text, as long as it may become a mark. */
  private held = '';
  private unsureText = '';
  private hasShown = false;
  /** An end mark without its beginning has come: so the model thinks first. */
  endedUnmarked = false;

  /** @param thinksFirst the text may begin with thoughts that have no mark at their beginning */
  constructor(thinksFirst: boolean) {
    this.mode = thinksFirst ? 'unsure' : 'answer';
  }

  /** @throws UnmarkedThoughts */
  push(part: string): string {
    let text = this.held + part;
    let shown = '';
    for (let found = firstMark(text, MARKS); found; found = firstMark(text, MARKS)) {
      shown += this.take(text.slice(0, found.at));
      text = text.slice(found.at + found.mark.length);
      if (this.cross(found.mark)) shown = '';
    }
    const open = beginningOfMark(text, MARKS);
    this.held = text.slice(text.length - open);
    shown += this.take(text.slice(0, text.length - open));
    this.hasShown ||= shown.trim() !== '';
    return shown;
  }

  /** @param isCut the answer has reached its cap, so what has not ended as thoughts is not an answer */
  finish(isCut: boolean): string {
    const rest = this.take(this.held);
    this.held = '';
    return this.mode === 'unsure' && !isCut ? this.unsureText : rest;
  }

  private take(text: string): string {
    if (this.mode === 'unsure') this.unsureText += text;
    return this.mode === 'answer' ? text : '';
  }

  /** @returns whether what came before the mark was thoughts */
  private cross(mark: string): boolean {
    const isUnmarked = this.mode !== 'thoughts' && ENDINGS.includes(mark);
    this.endedUnmarked ||= isUnmarked;
    if (isUnmarked && this.hasShown) throw new UnmarkedThoughts();
    this.mode = OPENINGS.includes(mark) ? 'thoughts' : 'answer';
    this.unsureText = '';
    return isUnmarked;
  }
}
