import { fold, words } from '../text/fold.js';
import { LANGUAGES } from '../language.js';

const CODES =
  'AD AE AL AR AT AU BA BE BG BH BR CA CH CL CN CO CY CZ DE DK DZ EE EG ES FI FR GB GR HR HU IE IL IN IQ IS IT JO JP KR KW LB LI LT LU LV LY MA MC ME MK MT MX NL NO NZ OM PE PL PS PT QA RO RS RU SA SD SE SG SI SK SM SY TN TR UA US VA YE ZA'.split(
    ' ',
  );

/** One-word names of these countries in every language, folded. */
export function countryNames(): Set<string> {
  const names = new Set(['england', 'scotland', 'wales', 'uk', 'usa', 'eu', 'holland', 'america']);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of CODES) {
      const [name, ...more] = words(fold(display.of(code) ?? ''));
      if (name && more.length === 0 && name.length > 2) names.add(name);
    }
  }
  return names;
}
