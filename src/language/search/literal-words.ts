import { LONGEST_WORD } from '../../kernel/bounded-text.js';
import { figuresIn } from '../numbers/spelled-figures.js';
import { fold, words } from '../text/fold.js';
import { conceptsIn } from './search-text.js';
import { wordWeight } from '../text/stop-words.js';
import { matchForm } from '../text/word-forms.js';
import { isSameWord } from './same-word.js';
import { sharedHead } from './word-similarity.js';

const SHORTEST = 4;

/** The words of a text, parsed once and looked up often: a long question about a long text looks up hundreds. */
export class LiteralWords {
  private readonly byStart = new Map<string, string[]>();
  /** Made when a compound is looked up. */
  private byEnd: Map<string, string[]> | null = null;

  constructor(text: string) {
    const written = words(fold(text));
    for (const form of new Set([...written, ...figuresIn(written)].map(matchForm))) {
      const alike = this.byStart.get(startOf(form));
      if (alike) alike.push(form);
      else this.byStart.set(startOf(form), [form]);
    }
  }

  /** Whether the text contains this word, perhaps inflected; words that share a part or the meaning do not count. */
  has(word: string): boolean {
    const form = matchForm(word);
    return (this.byStart.get(startOf(form)) ?? []).some((each) => isSameWord(each, form));
  }

  /**
   * Whether the text has compounds with the last part of this one, and its first part nowhere: "Aquarienwasser" for
   * "Trinkwasser". What it says of the one need not hold for the other.
   * @param form in match form
   */
  hasOtherCompound(form: string): boolean {
    if (form.length < SHORTEST_COMPOUND) return false;
    const alike = this.endingAs(form).map((each) => sharedHead(form, each));
    const shared = Math.max(0, ...alike);
    const first = form.slice(0, form.length - shared);
    if (shared === 0 || first.length < SHORTEST_PART || this.has(form) || this.has(form.slice(-shared)))
      return false;
    const stem = first.replace(LINK, '');
    const beginning = stem.length < SHORTEST_PART ? first : stem;
    return ![...this.byStart.values()].some((each) => each.some((word) => word.startsWith(beginning)));
  }

  private endingAs(form: string): readonly string[] {
    this.byEnd ??= Map.groupBy([...this.byStart.values()].flat(), endOf);
    return this.byEnd.get(endOf(form)) ?? [];
  }
}

/** Inflections of one word share their beginning. */
function startOf(form: string): string {
  return form.slice(0, SHORTEST);
}

function endOf(form: string): string {
  return form.slice(-SHORTEST);
}

/** The words of a question that distinguish one thing from another. */
export function distinctiveWords(text: string): string[] {
  return text.split(' ').filter((word) => word.length >= SHORTEST && wordWeight(word) === 1);
}

const SHORTEST_COMPOUND = 7;
const SHORTEST_PART = 3;
const LINK = /(?:e[ns]|[ns])$/u;

/** The two parts of a compound, if both have a meaning: "Käsemesser" is "Käse" and "Messer". Else empty. */
export function compoundParts(word: string): string[] {
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_WORD) return [];
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
    const [first, head] = [word.slice(0, at), word.slice(at)];
    const modifier = [first, first.replace(LINK, '')].find(isMeaningful);
    if (modifier && isMeaningful(head)) return [modifier, head];
  }
  return [];
}

function isMeaningful(part: string): boolean {
  return part.length >= SHORTEST_PART && conceptsIn([part]).size > 0;
}

/** The text with its compounds split. */
export function inParts(text: string): string {
  return text
    .split(' ')
    .flatMap((word) => {
      const parts = compoundParts(word);
      return parts.length > 0 ? parts : [word];
    })
    .join(' ');
}
