import { narrowerConcepts } from '../../../../language/retail/concept-matcher.js';
import { fold, words } from '../../../../language/text/fold.js';
import { conceptsIn } from '../../../../language/search/search-text.js';
import { matchForm } from '../../../../language/text/word-forms.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { textOf } from './facts.js';

const ARTICLE = "(?:(?:the|any|den|die|das|la|le|les|el|los|las|de la|de)\\s+|l'|d')?";

/** What stands before or after the thing that must not be in it, folded. The thing is the group. */
const WITHOUT: readonly RegExp[] = [
  /(?<!\p{L})(\p{L}{3,})[\s-]free(?!\p{L})/gu,
  /(?<!\p{L})(\p{L}{3,}?)(?:s|n)?frei(?:e[nrsm]?)?(?!\p{L})/gu,
  new RegExp(
    `(?<!\\p{L})(?:without|no|has no|contains no|free of|free from|ohne|keine?n?|sans|sin|libre de)\\s+${ARTICLE}(\\p{L}{3,}(?:\\s(?:a coque|secos|secs))?)`,
    'gu',
  ),
  /(?:بدون|من غير|بلا|خال\p{L}{0,20} من|ما فيه\p{L}{0,20})\s{1,3}(?:ال)?(\p{L}{3,})/gu,
];

const INTOLERANT: readonly RegExp[] = [
  /(?:allergic to|allergy to|intolerant to|intolerance to|can't (?:have|eat)|cant (?:have|eat)|cannot (?:have|eat)|avoid(?:ing)?)\s+(?:the |any )?(\p{L}{3,})/gu,
  /(?<!\p{L})(\p{L}{3,}) (?:allergy|intolerance|intolerant)(?!\p{L})/gu,
  /(?<!\p{L})(\p{L}{4,}?)(?:-)?(?:allerg(?:ie|iker\p{L}*|isch)|intoleran\p{L}*|unvertraglichkeit)(?!\p{L})/gu,
  /(?:allergisch (?:gegen|auf)|vertrage (?:keine?n?)?)\s+(\p{L}{3,})/gu,
  /(?:allergique|intolerante?s?|allergie)\s+(?:(?:a la|au|aux)\s+|a l')(\p{L}{3,})/gu,
  /(?:alergic[oa]s?|alergia|intolerantes?|intolerancia)\s+(?:a los|a las|a la|al|a)\s+(\p{L}{3,})/gu,
  /(?:حساسيه|تحسس)\p{L}{0,20}\s{1,3}(?:من|ضد)\s{1,3}(?:ال)?(\p{L}{3,})/gu,
];

/** Words of a question that only look like things: "no idea", "ohne Termin". */
const NO_THING =
  /^(?:idea|problem|need|one|matter|longer|more|doubt|ahnung|problem|termin|frais|interes|duda|shipping|delivery|appointment|receipt|for|and|with|are|you|mehr|plus|mas|fees?|cost|charge|que|kosten|free|gift|cover|minimum|rezept|quittung|bon|ticket|recibo|cita|rendez|kassenbon|beleg|reservierung|reservation|reserva|booking|invoice|box|packaging|verpackung|emballage|embalaje|luck|way)$/u;

/** Things that must not be in the goods asked for, as written in a folded question. */
export function excludedIn(folded: string): string[] {
  const named = [...matchesOf(folded, WITHOUT), ...matchesOf(folded, INTOLERANT)];
  return [...new Set(named)].filter((word) => !NO_THING.test(word));
}

function matchesOf(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []));
}

/** 1 when the product is written to be without the thing, -1 when with it, 0 when nothing is written. */
export function freeOf(product: FoundProduct, thing: string): -1 | 0 | 1 {
  const text = fold(textOf(product));
  const asked = thingOf(thing);
  if (matchesOf(text, WITHOUT).some((each) => isSameThing(each, asked))) return 1;
  return [...new Set(words(text))].some((each) => isSameThing(each, asked)) ? -1 : 0;
}

interface Thing {
  form: string;
  /** What it means, and what it takes in. */
  concepts: Set<string>;
}

function thingOf(asked: string): Thing {
  const own = [...conceptsIn(words(asked))].filter((id) => !TOO_WIDE.has(id));
  return {
    form: matchForm(words(asked)[0] ?? ''),
    concepts: new Set(own.flatMap((id) => [id, ...narrowerConcepts(id)])),
  };
}

function isSameThing(written: string, { form, concepts }: Thing): boolean {
  const own = words(written);
  const ownForm = matchForm(own[0] ?? '');
  const stem = Math.min(ownForm.length, form.length, 6);
  if (stem >= 4 && ownForm.slice(0, stem) === form.slice(0, stem)) return true;
  return concepts.size > 0 && [...conceptsIn(own)].some((id) => concepts.has(id));
}

const TOO_WIDE = new Set(['allergy', 'ingredients', 'free_of_charge']);
