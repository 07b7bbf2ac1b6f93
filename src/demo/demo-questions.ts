import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';

/** What the demo page offers to try, for the businesses of `scripts/demo/businesses.json`, each in its language. */
export const DEMO_QUESTIONS: Record<string, string[]> = { ...ENGLISH, ...ARABIC, ...GERMAN };
