import { fold } from '../../../language/text/fold.js';
import type { HeldBack } from '../../grounding/grounding.port.js';

/** Words in a row that are a quotation, and no chance. */
const QUOTATION = 6;
const LONGEST_REPORTED = 300;
/** A word, and what stands behind it. */
const WORD = /([\p{L}\p{M}\p{N}'’]{1,60})([^\p{L}\p{M}\p{N}'’]+)/uy;
const LONGEST_WORD = 60;

/**
 * Keeps what a model was told to do from being shown: small models write a rule, or the description of a tool, where they
 * have no answer. A sentence is dropped from where it quotes six words in a row. Words that may become a quotation wait.
 */
export class OwnWordsFilter {
  readonly heldBack: HeldBack[] = [];
  private readonly told: readonly string[];
  private readonly placesOf: ReadonlyMap<string, readonly number[]>;
  /** Where the words that came last stand in what was told, and how many of them in a row. */
  private rows: ReadonlyMap<number, number> = new Map();
  /** Words that wait, each with what stands behind it. */
  private waiting: string[] = [];
  /** A word that may go on. */
  private open = '';
  private isDropping = false;

  private readonly draft: string;

  /**
   * @param told rules and descriptions, in any order
   * @param draft the built-in answer, whose words are shown also where a description has the same ones
   */
  constructor(told: readonly string[], draft = '') {
    this.draft = joined(wordsIn(draft));
    this.told = told.flatMap((text) => [...wordsIn(text), '']);
    this.placesOf = Map.groupBy(this.told.keys(), (place) => this.told[place] ?? '');
  }

  push(delta: string): string {
    const text = this.open + delta;
    const from = /^[^\p{L}\p{M}\p{N}'’]*/u.exec(text)?.[0].length ?? 0;
    let out = this.isDropping ? this.endOfSentence(text.slice(0, from)) : this.behind(text.slice(0, from));
    WORD.lastIndex = from;
    let end = from;
    for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
      end = WORD.lastIndex;
      out += this.take(match[1] ?? '', match[2] ?? '');
    }
    this.open = text.slice(end);
    // No word of what was told is as long.
    if (this.open.length > LONGEST_WORD) out += this.finish();
    return out;
  }

  finish(): string {
    const last = this.open === '' ? '' : this.take(this.open, '');
    const rest = last + this.waiting.join('');
    this.open = '';
    this.waiting = [];
    this.rows = new Map();
    return rest;
  }

  /** What stands before the first word of a part belongs to the word before it. */
  private behind(gap: string): string {
    const last = this.waiting.pop();
    if (last === undefined) return gap;
    this.waiting.push(last + gap);
    return '';
  }

  private take(word: string, gap: string): string {
    if (this.isDropping) return this.endOfSentence(gap);
    const rows = new Map<number, number>();
    for (const place of this.placesOf.get(keyOf(word)) ?? [])
      rows.set(place, (this.rows.get(place - 1) ?? 0) + 1);
    this.rows = rows;
    this.waiting.push(word + gap);
    const longest = Math.max(0, ...rows.values());
    if (longest >= QUOTATION && !this.isInDraft()) return this.drop(gap);
    const waits = Math.min(longest, QUOTATION - 1);
    return this.waiting.splice(0, this.waiting.length - waits).join('');
  }

  private isInDraft(): boolean {
    return this.draft.includes(joined(wordsIn(this.waiting.slice(-QUOTATION).join(''))));
  }

  private drop(gap: string): string {
    const shown = this.waiting.splice(0, this.waiting.length - QUOTATION).join('');
    const quoted = this.waiting.join('');
    this.heldBack.push({
      kind: 'own_words',
      sentence: quoted.slice(0, LONGEST_REPORTED),
      claim: quoted.trim(),
    });
    this.waiting = [];
    this.rows = new Map();
    this.isDropping = true;
    return shown + this.endOfSentence(gap);
  }

  private endOfSentence(gap: string): string {
    if (!/[.!?؟\n]/u.test(gap)) return '';
    this.isDropping = false;
    return gap.includes('\n') ? '\n' : '';
  }
}

const keyOf = (word: string): string => fold(word).replaceAll('’', "'");

const joined = (words: readonly string[]): string => ` ${words.join(' ')} `;

function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}'’]{1,60}/gu) ?? []).map(keyOf);
}
