import { LANGUAGES } from '../language.js';
import { fold, words } from '../text/fold.js';
import { matchForm } from '../text/word-forms.js';
import { COUNTRY_NAMES, EUROPE, EUROPEAN_UNION, EVERYWHERE } from './words/words.js';

const UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const REST_OF_EUROPE = 'AD AL BA CH GB GI IS LI MC MD ME MK NO RS SM UA VA XK';
const REST_OF_THE_WORLD =
  'AE AF AO AR AU AZ BD BH BN BO BR BY CA CL CM CN CO CR CU DO DZ EC EG ET GE GH GT HK HN ID IL IN IQ IR JM JO JP KE KR KW KZ LB LK LY MA MG MX MY NG NI NP NZ OM PA PE PH PK PR PS PY QA RU SA SD SG SN SV SY TH TN TR TW TZ UG US UY UZ VE VN YE ZA';

const union = new Set(UNION.split(' '));
const europe = new Set([...union, ...REST_OF_EUROPE.split(' ')]);
const codes = [...europe, ...REST_OF_THE_WORLD.split(' ')];

/** ISO 3166 codes by the one-word names of countries in every language, in match form. */
const byName = new Map<string, string>(
  LANGUAGES.flatMap((language) => {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    return codes.flatMap((code) => {
      const [name, ...more] = words(fold(display.of(code) ?? ''));
      return name && more.length === 0 && name.length > 2 ? [[matchForm(name), code] as const] : [];
    });
  }),
);
for (const [name, code] of COUNTRY_NAMES) byName.set(matchForm(name), code);

/** The ISO 3166 code of the country that a word names, or null. @param form a word in match form */
export function countryOf(form: string): string | null {
  return byName.get(form) ?? null;
}

/** The codes of the countries that a text names by one word. */
export function countriesIn(text: string): string[] {
  return words(fold(text)).flatMap((word) => countryOf(matchForm(word)) ?? []);
}

/** Whether a text names a country, in any language, or an area that it is in: Europe, the whole world. */
export function speaksOfCountry(text: string, code: string): boolean {
  const folded = fold(text);
  if (EVERYWHERE.test(folded) || (europe.has(code) && EUROPE.test(folded))) return true;
  if (union.has(code) && EUROPEAN_UNION.test(folded)) return true;
  return words(folded).some((word) => byName.get(matchForm(word)) === code);
}
