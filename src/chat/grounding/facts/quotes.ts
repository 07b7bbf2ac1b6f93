import { words } from '../../../language/text/fold.js';

/** A sentence of a source. */
interface Quote {
  /** Keys of the things that it is about; empty for the business's own texts. */
  owners: readonly string[];
  /** The sentence before it in its text; empty at the beginning. */
  previous: string;
  /** Of the built-in answer: it may be said again, but is no fact about anything else. */
  isSayable: boolean;
}

/** So many words must be the same before a sentence is held to be a source's with other figures. */
const LEAST_WORDS = 4;
const FIGURE = /\d+(?:[.,:]\d+)*/g;
const AROUND: ReadonlySet<string> = new Set(' *_#>«“”»"\'()[]-.!?…:;,');

/** The sentences of the sources as they are written, by which one that is quoted whole is known, and one with other figures. */
export class Quotes {
  private readonly quotes = new Map<string, Quote[]>();
  /** Texts by their shapes. */
  private readonly shapes = new Map<string, string[]>();

  /**
   * @param folded a sentence of a source
   * @returns it as it is compared, for the next one's `previous`
   */
  learn(folded: string, owners: readonly string[], previous: string, isSayable = false): string {
    const text = comparable(folded);
    if (text === '') return previous;
    this.quotes.set(text, [...(this.quotes.get(text) ?? []), { owners, previous, isSayable }]);
    const shape = shapeOf(text);
    const texts = this.shapes.get(shape) ?? [];
    if (!texts.includes(text)) this.shapes.set(shape, [...texts, text]);
    return text;
  }

  /** The places where a sentence stands in the sources. @param text as `comparable` gives it */
  of(text: string): readonly Quote[] {
    return this.quotes.get(text) ?? [];
  }

  /** Whether it is a sentence of a source but for its figures. @param text as `comparable` gives it */
  hasOtherFigures(text: string): boolean {
    const shape = shapeOf(text);
    return isTelling(shape) && !this.quotes.has(text) && this.shapes.has(shape);
  }

  /** The same of the beginning of a sentence. @param text as `comparable` gives it */
  beginsWithOtherFigures(text: string): boolean {
    const shape = shapeOf(text);
    if (!isTelling(shape)) return false;
    const alike = [...this.shapes].filter(([other]) => other.startsWith(shape)).flatMap(([, texts]) => texts);
    return alike.length > 0 && !alike.some((other) => other.startsWith(text));
  }
}

/** A folded sentence without what may stand around it: marks, quotation marks, the sign of a list. */
export function comparable(folded: string): string {
  const text = folded.replace(/\s+/g, ' ');
  let [start, end] = [0, text.length];
  while (start < end && AROUND.has(text.charAt(start))) start += 1;
  while (end > start && AROUND.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function shapeOf(text: string): string {
  return text.replace(FIGURE, '#');
}

function isTelling(shape: string): boolean {
  return shape.includes('#') && words(shape.replaceAll('#', 'x')).length >= LEAST_WORDS;
}
