import { distance } from 'fastest-levenshtein';
import type { ToolResult } from '../../../assistant/chat-tool.js';
import type { Language } from '../../../language/language.js';
import { fold, words } from '../../../language/text/fold.js';
import { contentWords } from '../../../language/text/stop-words.js';
import { matchForm } from '../../../language/text/word-forms.js';
import type { BuiltinReading } from './builtin-reading.js';
import { usedCitations } from './calls/used-citations.js';

/** Letters of a word that may be spelled in another way. */
const LEAST_SPELLED = 4;

/** What a model's text is measured by. */
export interface Measure {
  reading: Pick<BuiltinReading, 'answer' | 'message'>;
  /** All that the visitor has written in this conversation. */
  visitorTexts: readonly string[];
  /** Of the turn's tools so far. */
  results: () => readonly ToolResult<unknown>[];
}

/**
 * Whether a text may be shown in place of the built-in answer. Small models often say that they do not know what the
 * built-in responder has found, offer their help, or write the question again: where the built-in answer has a source, it is
 * kept until the model uses one, however unsure it is.
 * @returns asked with all of the text so far, until it is true
 */
export function worthSaying({ reading, visitorTexts, results }: Measure): (text: string) => boolean {
  const { language } = reading.message;
  const said = new Set(visitorTexts.flatMap((text) => formsIn(text, language)));
  const isSaid = (form: string): boolean =>
    said.has(form) || [...said].some((each) => isSpelling(each, form));
  const isNew = (text: string): boolean => formsIn(text, language).some((form) => !isSaid(form));
  if (reading.answer.citations.length === 0) return isNew;
  // The question alone often names a source.
  return (text) => isNew(text) && usedCitations(text, results(), language).length > 0;
}

/** Small models change a letter of what they repeat. */
function isSpelling(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter.length >= LEAST_SPELLED && longer.length - shorter.length <= 1 && distance(a, b) <= 1;
}

function formsIn(text: string, language: Language): string[] {
  return contentWords(words(fold(text)), language).map(matchForm);
}
