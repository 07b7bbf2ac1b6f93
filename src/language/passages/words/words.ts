import type { Language } from '../../language.js';
import { AR } from './ar.js';
import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import type { PassageWords } from './passage-words.js';

export const PASSAGE_WORDS: Readonly<Record<Language, PassageWords>> = {
  ...{ en: EN, de: DE, fr: FR, es: ES, ar: AR },
};
