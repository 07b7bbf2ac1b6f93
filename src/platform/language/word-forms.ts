import { foldWrittenUmlauts } from './fold.js';

const ARABIC = /^\p{Script=Arabic}+$/u;
const ARABIC_PREFIXES = ['وبال', 'وال', 'بال', 'كال', 'فال', 'ولل', 'هال', 'عال', 'ال', 'لل'];
const ARABIC_SUFFIXES = ['اتكم', 'كما', 'تكم', 'ات', 'ون', 'ين', 'ان', 'ها', 'هم', 'كم', 'نا', 'تي', 'يه', 'وا', 'ه', 'ي', 'ا'];

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
  let stem = prefix && word.length - prefix.length >= 3 ? word.slice(prefix.length) : word;
  if (!prefix && stem.length >= 5 && /^[وفبل]/u.test(stem)) stem = withoutParticle(stem);
  const suffix = ARABIC_SUFFIXES.find((candidate) => stem.endsWith(candidate) && stem.length - candidate.length >= 3);
  return suffix ? stem.slice(0, -suffix.length) : stem;
}

/** "و" and "ل" are stripped only from long words: many roots begin with them. */
function withoutParticle(word: string): string {
  return word.length >= 6 && /^[ول]/u.test(word) ? word.slice(1) : word;
}
