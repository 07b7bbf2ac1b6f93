import type { Citation, ToolResult } from '../../../../assistant/chat-tool.js';
import type { Language } from '../../../../language/language.js';
import { fold, words } from '../../../../language/text/fold.js';
import { contentWords } from '../../../../language/text/stop-words.js';
import { matchForm } from '../../../../language/text/word-forms.js';

/** Of a title's words, to be named; of a sentence's words, to be taken from an article. */
const SHARE_OF_TITLE = 0.75;
const SHARE_OF_SENTENCE = 0.6;
/** Letters of a word, and of the end by which two of its forms differ. */
const LEAST_STEM = 3;
const LONGEST_END = 2;
/** Words of the shortest sentence that tells which article it is from. */
const LEAST_WORDS = 3;

/**
 * The sources that an answer has used, of those that the turn's tools have found: it names them, or states what only
 * they hold. None is ever made up.
 */
export function usedCitations(
  text: string,
  results: readonly ToolResult<unknown>[],
  language: Language,
): Citation[] {
  const said = new SaidWords(text, language);
  const used = new Map<string, Citation>();
  for (const result of results) {
    for (const citation of result.citations)
      if (isUsed(citation, result, said)) used.set(`${citation.kind} ${citation.id}`, citation);
  }
  return [...used.values()];
}

function isUsed(citation: Citation, { data, citations }: ToolResult<unknown>, said: SaidWords): boolean {
  switch (citation.kind) {
    case 'product':
      return said.names(citation.title);
    case 'article':
      return said.names(citation.title) || said.tells(citation.article?.text ?? '');
    case 'order':
      return said.names(citation.title) || (citations.length === 1 && said.sharesFigure(data));
    case 'opening_hours':
      return said.sharesTime(data);
  }
}

/** An answer's words and figures. */
class SaidWords {
  private readonly forms: WordForms;
  private readonly figures: Set<string>;
  private readonly sentences: string[][];

  constructor(
    text: string,
    private readonly language: Language,
  ) {
    this.forms = new WordForms(words(fold(text)).map(matchForm));
    this.figures = new Set(figuresIn(text));
    this.sentences = text
      .split(/[.!?؟\n]+/u)
      .map((sentence) => this.formsOf(sentence))
      .filter((forms) => forms.length >= LEAST_WORDS);
  }

  names(title: string): boolean {
    return shareIn(this.formsOf(title), this.forms) >= SHARE_OF_TITLE;
  }

  /** A sentence of the answer is from this text. */
  tells(text: string): boolean {
    if (text === '') return false;
    const source = new WordForms(this.formsOf(text));
    return this.sentences.some((sentence) => shareIn(sentence, source) >= SHARE_OF_SENTENCE);
  }

  sharesFigure(data: unknown): boolean {
    return figuresIn(JSON.stringify(data ?? null)).some((figure) => this.figures.has(figure));
  }

  /** A time of day that the data has, but for the present one; "09:00" is also "9 am", "17:00" also "5 pm". */
  sharesTime(data: unknown): boolean {
    const json = JSON.stringify(data, (key, value: unknown) => (key === 'now' ? undefined : value));
    const hours = (json.match(/(?<!\d)\d{2}(?=:\d{2})/g) ?? []).map(Number);
    return hours.some((hour) => [hour, hour % 12 || 12].some((each) => this.figures.has(String(each || 24))));
  }

  private formsOf(text: string): string[] {
    return contentWords(words(fold(text)), this.language).map(matchForm);
  }
}

function shareIn(wanted: readonly string[], among: WordForms): number {
  if (wanted.length === 0) return 0;
  return wanted.filter((form) => among.has(form)).length / wanted.length;
}

/** Words of a text, found also by another form that differs by its end, such as the plural. */
class WordForms {
  private readonly byStem = new Map<string, Set<string>>();

  constructor(forms: readonly string[]) {
    for (const form of forms) {
      const stem = form.slice(0, LEAST_STEM);
      this.byStem.set(stem, (this.byStem.get(stem) ?? new Set()).add(form));
    }
  }

  has(form: string): boolean {
    const alike = this.byStem.get(form.slice(0, LEAST_STEM));
    if (!alike || alike.has(form)) return alike !== undefined;
    return [...alike].some((each) => isOtherForm(each, form));
  }
}

function isOtherForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= LEAST_STEM && long.startsWith(short) && long.length - short.length <= LONGEST_END;
}

/** Numbers without leading zeros, so that "09:00" and "9 am" share one. */
function figuresIn(text: string): string[] {
  return (fold(text).match(/\d{1,12}/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, ''));
}
