import type { Language } from '../language.js';
import { EN } from './words/en.js';
import { DE } from './words/de.js';
import { FR } from './words/fr.js';
import { ES } from './words/es.js';
import { AR } from './words/ar.js';
import type { DetectionWords } from './words/detection-words.js';

export const DETECTION_WORDS: Record<Language, DetectionWords> = { en: EN, de: DE, fr: FR, es: ES, ar: AR };
