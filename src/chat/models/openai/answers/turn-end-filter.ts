import { beginningOfMark, firstMark } from './marks.js';

/** Of an answer, as the model sees it. Longer ones first. */
const BEGINNINGS = [
  '<|im_start|>assistant\n',
  '<|start_header_id|>assistant<|end_header_id|>\n\n',
  '<start_of_turn>model\n',
];
/** Of a turn. What a model writes behind one is a conversation that it makes up. */
const ENDS = [
  ...['<|im_end|>', '<|im_start|>', '<|endoftext|>', '<|eot_id|>', '<|start_header_id|>', '<|end_of_text|>'],
  ...['<end_of_turn>', '<start_of_turn>', '<eos>', '<|end|>', '<|return|>', '<|user|>', '<|assistant|>'],
];
const MARKS = [...BEGINNINGS, ...ENDS];

/**
 * Takes the marks of turns out of a text that comes in parts, which servers with a wrong template leave in it: all from
 * the first one behind words on, and only the mark before any. A mark in several parts is a mark.
 */
export class TurnEndFilter {
  private held = '';
  private hasWords = false;
  private isOver = false;

  push(part: string): string {
    const text = this.held + part;
    const open = beginningOfMark(text, MARKS);
    this.held = text.slice(text.length - open);
    return this.wordsOf(text.slice(0, text.length - open));
  }

  finish(): string {
    const rest = this.held;
    this.held = '';
    return this.wordsOf(rest);
  }

  /** Up to the first mark that words stand before. */
  private wordsOf(text: string): string {
    let rest = this.isOver ? '' : text;
    for (let found = firstMark(rest, MARKS); found; found = firstMark(rest, MARKS)) {
      const before = rest.slice(0, found.at);
      this.isOver = this.hasWords || before.trim() !== '';
      if (this.isOver) return before;
      rest = rest.slice(found.at + found.mark.length);
    }
    this.hasWords ||= rest.trim() !== '';
    return rest;
  }
}
