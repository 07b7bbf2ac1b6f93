import { foldWrittenUmlauts } from './fold.js';

const ARABIC = /^\p{Script=Arabic}+$/u;
const ARABIC_PREFIXES = ['وبال', 'وال', 'بال', 'كال', 'فال', 'ولل', 'هال', 'عال', 'ال', 'لل'];
const ARABIC_PRONOUNS = ['كما', 'ها', 'هم', 'كم', 'كو', 'نا', 'ني'];
const ARABIC_ENDINGS = ['ات', 'ون', 'ين', 'ان', 'تي', 'يه', 'وا', 'ه', 'ي', 'ا', 'و'];
/** Of the spoken present and future: "بيتغسل", "هتوصل". */
const ARABIC_VERB_PREFIX = /^(?:بيت|بتت|هيت|هتت|بي|بت|هي|هت|بن|هن)(?=\p{L}{3})/u;

/**
 * The form in which words of catalogue and question are compared: written-out umlauts undone, Arabic articles,
 * attached particles and common endings removed. No stemming otherwise, which hurts matching by trigrams.
 * @param word folded
 */
export function matchForm(word: string): string {
  return ARABIC.test(word) ? arabicStem(word) : foldWrittenUmlauts(word);
}

function arabicStem(word: string): string {
  const prefix = ARABIC_PREFIXES.find((candidate) => word.startsWith(candidate));
  const least = prefix === 'ال' ? 2 : 3;
  let stem = prefix && word.length - prefix.length >= least ? word.slice(prefix.length) : word;
  if (!prefix && stem.length >= 5 && /^[وفبل]/u.test(stem)) stem = withoutParticle(stem);
  if (!prefix) stem = stem.replace(ARABIC_VERB_PREFIX, '');
  return withoutEnding(withoutEnding(stem, ARABIC_PRONOUNS), ARABIC_ENDINGS);
}

/**
 * The consonants that Arabic words of one root share, so that "كتب" finds "كتاب" and "تقصروا" finds "تقصير";
 * null for other scripts and for words too short to tell.
 * @param form a word in match form
 */
export function arabicRoot(form: string): string | null {
  if (!ARABIC.test(form)) return null;
  const consonants = form.replace(/(?<=.)[اوي]/gu, '').replace(/^[اتمي](?=\p{L}{3})/u, '');
  return consonants.length >= 3 ? consonants : null;
}

function withoutEnding(stem: string, endings: readonly string[]): string {
  const ending = endings.find((candidate) => stem.endsWith(candidate) && stem.length - candidate.length >= 3);
  return ending ? stem.slice(0, -ending.length) : stem;
}

/** "و" and "ل" are stripped only from long words: many roots begin with them. */
function withoutParticle(word: string): string {
  return word.length >= 6 && /^[ول]/u.test(word) ? word.slice(1) : word;
}
