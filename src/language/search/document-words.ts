import { findConcepts } from '../retail/concept-matcher.js';
import { wordsToCompare } from './question-terms.js';
import { arabicRoot, matchForm } from '../text/word-forms.js';

export interface IndexedField {
  text: string;
  /** 0..1: what a full match in this field is worth. */
  weight: number;
}

export interface IndexedDocument {
  id: string;
  fields: IndexedField[];
}

/** Before the id of a concept, and the root of an Arabic word, which stand among the words of a document. */
export const CONCEPT_MARK = '§';
export const ROOT_MARK = '§√';
export const NUMERIC = /^\d+$/;
/** Words that are read of one document, in the order of its fields. */
export const MOST_WORDS_OF_DOCUMENT = 2_000;
const MODIFIER_WEIGHT = 0.8;
const MOST_FORMS = 20_000;

/** Whether a word meets others by trigrams: numbers match exactly only, concepts and roots by name. */
export function isComparable(word: string): boolean {
  return !word.startsWith(CONCEPT_MARK) && !NUMERIC.test(word);
}

/** Reads the words of documents. */
export class DocumentWords {
  /** Match forms of words already met; only of use while many documents come. */
  private readonly forms = new Map<string, string>();

  /** To be called when no more documents come for now. */
  settle(): void {
    this.forms.clear();
  }

  /** The words of a document, with its concepts and roots, each with the best weight of the fields it stands in. */
  weightsOf({ fields }: IndexedDocument): Map<string, number> {
    const weights = new Map<string, number>();
    const add = (word: string, weight: number) => {
      if ((weights.get(word) ?? 0) < weight) weights.set(word, weight);
    };
    let left = MOST_WORDS_OF_DOCUMENT;
    for (const { text, weight } of fields) {
      const forms = wordsToCompare(text, left).map((word) => this.formOf(word));
      left -= forms.length;
      for (const form of forms) {
        add(form, weight);
        const root = arabicRoot(form);
        if (root) add(ROOT_MARK + root, weight);
      }
      for (const { id, isModifier } of findConcepts(forms))
        add(CONCEPT_MARK + id, isModifier ? weight * MODIFIER_WEIGHT : weight);
    }
    return weights;
  }

  private formOf(word: string): string {
    const known = this.forms.get(word);
    if (known !== undefined) return known;
    const form = matchForm(word);
    if (this.forms.size >= MOST_FORMS) this.forms.clear();
    this.forms.set(word, form);
    return form;
  }
}
