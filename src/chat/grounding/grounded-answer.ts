import type { Calendar } from '../../language/time/moment.js';
import type { FactBook } from './facts/fact-book.js';
import type { FactReader } from './facts/fact-reader.js';
import type { GroundedText, GroundingSource, HeldBack } from './grounding.port.js';
import { endsInFigure, hasDay, hintOf, isJoined, type Hint } from './hints.js';
import type { Before, Judge } from './judge.js';
import { withoutMarkup } from './markup.js';
import { cutOf, endsSentence, isOpen, LONGEST_SENTENCE } from './sentence-cutter.js';
import { GROUNDING_WORDS } from './words/words.js';

/** UTF-16 units of an answer that are read; no answer needs more, and the rest is dropped. */
export const LONGEST_ANSWER = 4_000;
/** Sentences and lines that are decided; the rest is dropped. */
const MOST_SENTENCES = 80;
const LONGEST_REPORTED = 300;
const MOST_REPORTED = 100;
/** Words behind a claim after which it has ended, so that the sentence up to here is decided: "five working days". */
const CALM_BEHIND = { ends: 0, names: 1, holds: 1, dated: 2 } as const;
/** UTF-16 units of an answer, and of one sentence, that are read for early decisions; each reads at least the least. */
const MOST_EARLY = 14_400;
const MOST_EARLY_OF_SENTENCE = 3_600;
const LEAST_EARLY = 150;
/** A comma and the like, behind which a claim has ended. */
const CLAUSE_ENDS = /[,;:،؛–]\s*$/u;
const NOTHING: Before = { subjects: new Set(), topics: new Set(), said: '' };

/** The text of one answer while it comes. */
export class GroundedAnswer implements GroundedText {
  private readonly reported: HeldBack[] = [];
  private before = NOTHING;
  private length = 0;
  private sentences = 0;
  /** The sentence that has not ended yet. */
  private sentence = '';
  /** UTF-16 units of it that were shown, and that were looked at word by word. */
  private shown = 0;
  private looked = 0;
  /** Words without a claim that must come before what is held can be decided; 0: nothing is held. */
  private calm = 0;
  /** Where a word stands that is true or not by the day behind it, while that is open. */
  private dated = Infinity;
  private lastHint: Hint = 'flows';
  /** Where its first word stands that a claim does not begin with: a sentence that fails is not shown as "On …". */
  private content = Infinity;
  /** Early decisions of the sentence by their ends, and what they have read. */
  private readonly decided = new Map<number, boolean>();
  private early = 0;
  private earlyOfAnswer = 0;
  /** Inside a run without a blank that is too long to be read. */
  private isDropping = false;

  constructor(
    private readonly book: FactBook,
    private readonly reader: FactReader,
    private readonly judge: Judge,
    private readonly calendar: Calendar,
  ) {}

  get heldBack(): readonly HeldBack[] {
    return this.reported;
  }

  add(sources: readonly GroundingSource[]): void {
    for (const source of sources) this.reader.read(source);
  }

  push(delta: string): string {
    const room = LONGEST_ANSWER - this.length;
    if (room < delta.length && room >= 0)
      this.report('length', delta.slice(room, room + LONGEST_REPORTED), '');
    const text = delta.slice(0, Math.max(0, room));
    this.length += Math.min(delta.length, Math.max(0, room) + 1);
    let out = '';
    for (const character of text) out += this.take(character);
    return out;
  }

  finish(): string {
    if (this.isDropping) return '';
    return this.sentence === '' ? '' : this.decide();
  }

  private take(character: string): string {
    const isBlank = /\s/.test(character);
    if (this.isDropping) {
      this.isDropping = !isBlank;
      return '';
    }
    this.sentence += character;
    if (isBlank && endsSentence(this.sentence)) return this.decide();
    if (this.sentence.length >= LONGEST_SENTENCE) return this.cut();
    return isBlank ? this.flow() : '';
  }

  /** A sentence that is too long ends with its last blank; without one it is dropped. */
  private cut(): string {
    const at = cutOf(this.sentence);
    if (at <= this.looked && at <= this.shown) {
      this.report('overlong', this.sentence, '');
      this.isDropping = true;
      this.reset('');
      return '';
    }
    const rest = this.sentence.slice(at);
    this.sentence = this.sentence.slice(0, at);
    const out = this.decide();
    this.sentence = rest;
    return out;
  }

  /** Looks at the word that has just ended. */
  private flow(): string {
    const word = this.sentence.slice(this.looked).trim();
    const start = this.looked;
    this.looked = this.sentence.length;
    if (word === '') return '';
    const hint = hintOf(word, this.sentence.slice(0, start), this.calendar, this.book);
    const { lastHint } = this;
    this.lastHint = hint;
    if (hint !== 'waits') this.content = Math.min(this.content, start);
    if (this.calm === 0 && !isClaim(hint)) return this.release(hint === 'waits' ? start : this.looked);
    if (this.isDecided(hint, start)) return this.release(hint === 'waits' ? start : this.looked);
    return this.isApart(hint, lastHint, start) ? this.release(start) : '';
  }

  /** Within a claim, or behind one: whether that has ended, and what has come may be shown. */
  private isDecided(hint: Hint, start: number): boolean {
    if (hint === 'ends') this.calm = 0;
    else this.calm = isClaim(hint) ? Math.max(this.calm, CALM_BEHIND[hint]) : Math.max(0, this.calm - 1);
    if (hint === 'dated') this.dated = Math.min(this.dated, start);
    const hasEnded = this.calm === 0 || CLAUSE_ENDS.test(this.sentence);
    const isDecided = hasEnded && this.isRight(this.sentence.length);
    this.calm = isDecided ? 0 : Math.max(1, this.calm);
    if (isDecided) this.dated = Infinity;
    return isDecided;
  }

  /** Whether the last word begins something of its own, and all before it may be shown. */
  private isApart(hint: Hint, lastHint: Hint, start: number): boolean {
    if (start <= this.content || this.sentence.slice(this.shown, start).trim() === '') return false;
    if (lastHint === 'holds' && (hint === 'holds' || hint === 'ends')) return false;
    const told = this.sentence.slice(0, start);
    if (start > this.dated && !hasDay(told, this.calendar)) return false;
    if (isJoined(told, this.sentence.slice(start).trimEnd(), this.calendar)) return false;
    // What a word that is no figure says of the one before it: "five | orders", "Copper | Cauldron".
    const isFigure = hint === 'holds' || hint === 'ends';
    return this.isRight(start) && (isFigure || this.isRight(this.sentence.length));
  }

  /** Whether the sentence up to there may be shown, whatever follows. */
  private isRight(end: number): boolean {
    const known = this.decided.get(end);
    if (known !== undefined) return known;
    const text = this.sentence.slice(0, end);
    const cost = Math.max(LEAST_EARLY, end);
    if (this.early + cost > MOST_EARLY_OF_SENTENCE || this.earlyOfAnswer + cost > MOST_EARLY) return false;
    this.early += cost;
    this.earlyOfAnswer += cost;
    const isRight =
      withoutMarkup(text) === text &&
      !isOpen(text) &&
      !endsInFigure(text, this.calendar.language) &&
      this.judge.judge(text, this.before, false).wrong === null;
    this.decided.set(end, isRight);
    return isRight;
  }

  private release(end: number): string {
    const out = this.sentence.slice(this.shown, end);
    this.shown = Math.max(this.shown, end);
    return out;
  }

  private decide(): string {
    const raw = this.sentence;
    const { shown } = this;
    this.reset('');
    if (raw.trim() === '') return raw.slice(shown);
    if (++this.sentences > MOST_SENTENCES) {
      if (this.sentences === MOST_SENTENCES + 1) this.report('length', raw, '');
      return '';
    }
    const text = withoutMarkup(raw);
    if (text.trim() === '') return '';
    const { wrong, before } = this.judge.judge(text, this.before, true);
    this.before = before;
    if (!wrong) return text.slice(shown);
    this.report(wrong.kind, raw, wrong.claim);
    return shown === 0
      ? ''
      : `… ${GROUNDING_WORDS[this.calendar.language].cannotConfirm}${raw.slice(raw.trimEnd().length)}`;
  }

  private reset(sentence: string): void {
    this.sentence = sentence;
    this.shown = 0;
    this.looked = 0;
    this.calm = 0;
    this.dated = Infinity;
    this.lastHint = 'flows';
    this.content = Infinity;
    this.decided.clear();
    this.early = 0;
  }

  private report(kind: string, sentence: string, claim: string): void {
    if (this.reported.length >= MOST_REPORTED) return;
    const cut = (text: string): string => text.trim().slice(0, LONGEST_REPORTED).toWellFormed();
    this.reported.push({ kind, sentence: cut(sentence), claim: cut(claim) });
  }
}

function isClaim(hint: Hint): hint is keyof typeof CALM_BEHIND {
  return hint in CALM_BEHIND;
}
