import { findConcepts } from '../retail/concept-matcher.js';
import { wordsToCompare } from './question-terms.js';
import { figuresIn } from '../numbers/spelled-figures.js';
import { arabicRoot, matchForm } from '../text/word-forms.js';

export interface IndexedField {
  text: string;
  /** 0..1: weight of a full match in this field. */
  weight: number;
}

export interface IndexedDocument {
  id: string;
  fields: IndexedField[];
}

/** Prefixes of concept ids and Arabic roots, which are stored among the words of a document. */
export const CONCEPT_MARK = '§';
export const ROOT_MARK = '§√';
export const NUMERIC = /^\d+$/;
/** Limit of words indexed per document, in the order of its fields. */
export const MOST_WORDS_OF_DOCUMENT = 2_000;
const MODIFIER_WEIGHT = 0.8;
const MOST_FORMS = 20_000;

/** Whether a word is compared by trigrams; numbers, concepts and roots match exactly only. */
export function isComparable(word: string): boolean {
  return !word.startsWith(CONCEPT_MARK) && !NUMERIC.test(word);
}

/** Reads the words of documents. */
export class DocumentWords {
  /** Cache of match forms, useful while many documents are added. */
  private readonly forms = new Map<string, string>();

  /** Frees the caches; call it after a batch of documents. */
  compact(): void {
    this.forms.clear();
  }

  /** The words, concepts and roots of a document, each with the highest weight of the fields that contain it. */
  weightsOf({ fields }: IndexedDocument): Map<string, number> {
    const weights = new Map<string, number>();
    const add = (word: string, weight: number) => {
      if ((weights.get(word) ?? 0) < weight) weights.set(word, weight);
    };
    let left = MOST_WORDS_OF_DOCUMENT;
    for (const { text, weight } of fields) {
      const compared = wordsToCompare(text, left);
      const forms = compared.map((word) => this.formOf(word));
      left -= forms.length;
      for (const form of forms) {
        add(form, weight);
        const root = arabicRoot(form);
        if (root) add(ROOT_MARK + root, weight);
      }
      for (const { id, isModifier } of findConcepts(forms))
        add(CONCEPT_MARK + id, isModifier ? weight * MODIFIER_WEIGHT : weight);
      for (const part of figuresIn(compared)) add(this.formOf(part), weight);
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
