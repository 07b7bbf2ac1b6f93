import type { Clause } from '../../../assistant/clause.js';
import { sentencesOf } from '../../../language/passages/sentences.js';
import { countriesIn, speaksOfCountry } from '../../../language/search/places.js';
import { conceptsOf } from '../../../language/search/search-text.js';
import { fold } from '../../../language/text/fold.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { NEGATIVE } from '../products/facts/words/patterns.js';
import {
  SAYS_ABROAD,
  SAYS_EXCEPT,
  SAYS_FREE,
  SAYS_NOT_ABROAD,
  SAYS_NOT_OUTSIDE,
  SAYS_ONLY_TO,
} from './words/patterns.js';

/** Ways of paying that have the same name in every language, each with its other names; folded. */
const BRANDS = [
  ...'visa|maestro|girocard|klarna|twint|bizum|lydia|venmo|revolut|mada|tabby|tamara|alipay'.split('|'),
  ...['mastercard|master card', 'american express|amex', 'diners|diners club', 'paypal|pay pal'],
  ...[
    'apple pay|applepay',
    'google pay|googlepay',
    'samsung pay',
    'stc pay',
    'wechat pay',
    'cash app|cashapp',
  ],
  'bitcoin|bitcoins|crypto',
].map((names) => phrasePattern(`(${names})`));

const DELIVERY = ['delivery', 'abroad'];

/**
 * Whether a text says no to the very country or way of paying that was asked for: by name, or because it closes the list
 * of those that it has. In doubt it does not.
 * @param home the business's country, ISO 3166
 */
export function isRuledOut(text: string, clause: Clause, home: string | null): boolean {
  return rulesOutCountry(text, clause, home) || rulesOutBrand(text, clause);
}

function rulesOutCountry(text: string, clause: Clause, home: string | null): boolean {
  const asked = clause.concepts.has('delivery') ? countriesIn(clause.searchText) : [];
  const [code] = asked;
  if (code === undefined || asked.length > 1 || code === home) return false;
  const spoken = conceptsOf(text);
  if (!DELIVERY.some((concept) => spoken.has(concept))) return false;
  const sentences = sentencesOf(text).map(fold);
  const naming = sentences.filter((sentence) => speaksOfCountry(sentence, code));
  if (naming.length > 0) return naming.every((sentence) => deniesCountry(sentence, code));
  return sentences.some(closesList);
}

/** "Neither to Corsica nor abroad, Switzerland included"; "not to Switzerland". */
function deniesCountry(sentence: string, code: string): boolean {
  if (SAYS_EXCEPT.test(sentence) || SAYS_ONLY_TO.test(sentence) || SAYS_NOT_OUTSIDE.test(sentence))
    return false;
  if (SAYS_NOT_ABROAD.test(sentence)) return true;
  return partsOf(sentence).some((part) => speaksOfCountry(part, code) && NEGATIVE.test(part));
}

/** Of a sentence that does not name the country: "abroad only to Austria", "not outside the Gulf". */
function closesList(sentence: string): boolean {
  if (SAYS_EXCEPT.test(sentence) || SAYS_FREE.test(sentence)) return false;
  if (SAYS_NOT_ABROAD.test(sentence) || SAYS_NOT_OUTSIDE.test(sentence)) return true;
  return SAYS_ONLY_TO.test(sentence) && (SAYS_ABROAD.test(sentence) || countriesIn(sentence).length > 0);
}

function rulesOutBrand(text: string, { folded }: Clause): boolean {
  const asked = BRANDS.filter((brand) => brand.test(folded));
  const [brand] = asked;
  if (!brand || asked.length > 1) return false;
  const naming = sentencesOf(text)
    .flatMap((sentence) => partsOf(fold(sentence)))
    .filter((part) => brand.test(part));
  return naming.length > 0 && naming.every((part) => NEGATIVE.test(part));
}

function partsOf(sentence: string): string[] {
  return sentence.split(/[,;:،؛]/u);
}
