import { COMMON_TEXTS as ar } from './ar.js';
import { COMMON_TEXTS as de } from './de.js';
import { COMMON_TEXTS as en } from './en.js';
import { COMMON_TEXTS as es } from './es.js';
import { COMMON_TEXTS as fr } from './fr.js';

/**
 * Texts as every shop has them. The mean of their vectors is what all texts have in common for a model, and says
 * nothing of one of them.
 */
export const COMMON_TEXTS: readonly string[] = [...ar, ...de, ...en, ...es, ...fr];
