import { beginningOfMark, firstMark } from './marks.js';
import { CALL_MARKS, looksLikeCall, textCalls, type WrittenCall } from './text-calls.js';

/** JSON, or a block of it, at the beginning of a line. */
const JSON_BEGINS = /\n\s{0,3}(?:(?:\[\s{0,3})?\{\s{0,3}"|```)/u;
const MAY_BEGIN_JSON = /\n\s{0,3}(?:(?:\[\s{0,3})?\{\s{0,3}|\[\s{0,3}|`{1,2})?$/u;

export interface FilteredEnd {
  /** The rest of what may be shown. */
  text: string;
  calls: WrittenCall[];
  /** A call was written that cannot be read, or not besides other words. */
  hasUnreadable: boolean;
}

/**
 * Keeps calls that are written into the words from being shown: what may be one waits for the end. Calls count only when
 * all of the text is calls of offered tools.
 */
export class CallFilter {
  private held = '';
  private withheld: string | null = null;
  /** The withheld text has a mark, so it is no answer whatever it says. */
  private isMarked = false;
  private hasShown = false;

  /** @param offered names of tools */
  constructor(private readonly offered: ReadonlySet<string>) {}

  push(part: string): string {
    if (this.withheld !== null) {
      this.withhold(this.withheld + part);
      return '';
    }
    const text = this.held + part;
    const from = this.hasShown ? laterStart(text) : this.firstStart(text);
    if (from !== null) {
      this.held = '';
      this.withhold(text.slice(from));
      return this.show(text.slice(0, from));
    }
    const open = this.openEnd(text);
    this.held = text.slice(text.length - open);
    return this.show(text.slice(0, text.length - open));
  }

  /** @param isCut the answer has reached its cap: no call is read from it */
  finish(isCut: boolean): FilteredEnd {
    const text = this.withheld ?? this.held;
    const calls = this.hasShown || isCut ? null : textCalls(text, this.offered);
    if (calls) return { text: '', calls, hasUnreadable: false };
    const isCall = this.withheld !== null && (this.isMarked || looksLikeCall(text));
    return { text: isCall ? '' : text, calls: [], hasUnreadable: isCall };
  }

  private withhold(text: string): void {
    this.withheld = text;
    this.isMarked ||= firstMark(text, CALL_MARKS) !== null;
  }

  private show(text: string): string {
    this.hasShown ||= text.trim() !== '';
    return text;
  }

  /** Where a call may begin in an answer of which nothing has been shown. */
  private firstStart(text: string): number | null {
    const blank = text.length - text.trimStart().length;
    const words = text.slice(blank);
    if (/^(?:[[{]|```)/.test(words)) return blank;
    if ([...this.offered].some((name) => words.startsWith(`${name}(`) || words.startsWith(`${name}{`)))
      return blank;
    return laterStart(text);
  }

  /** How much of the end may become the beginning of a call. */
  private openEnd(text: string): number {
    const words = text.trimStart();
    if (!this.hasShown && (words === '' || '``'.startsWith(words) || this.beginsName(words)))
      return text.length;
    const line = MAY_BEGIN_JSON.exec(text.slice(-10));
    return Math.max(line?.[0].length ?? 0, beginningOfMark(text, CALL_MARKS));
  }

  private beginsName(words: string): boolean {
    return [...this.offered].some((name) => name.startsWith(words));
  }
}

function laterStart(text: string): number | null {
  const mark = firstMark(text, CALL_MARKS)?.at ?? Infinity;
  const json = JSON_BEGINS.exec(text)?.index ?? Infinity;
  const first = Math.min(mark, json);
  return first === Infinity ? null : first;
}
