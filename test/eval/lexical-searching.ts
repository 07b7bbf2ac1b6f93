import { clauseOf } from '../../src/assistant/clause.js';
import { KnowledgeIndex } from '../../src/catalog/search/knowledge-index.js';
import type { IndexHit } from '../../src/language/search/trigram-index.js';
import { speechOf } from '../../src/language/speech.js';
import { supported } from '../../src/language/detection/detect-language.js';
import type { DatedQuestion } from './asking.js';
import { fillersOf } from './fillers/fillers.js';
import { storedRows } from './memory-catalog.js';
import type { SampleBusiness } from './offline.js';

/** As many as the catalogue asks the index for. */
const MOST = { products: 200, articles: 12 };

/** What is searched for by the questions of a set, each as its business's language reads it. */
export function asked(set: {
  questions: readonly DatedQuestion[];
  businesses: readonly SampleBusiness[];
}): string[] {
  const locales = new Map(set.businesses.map(({ slug, locale }) => [slug, locale]));
  return set.questions.flatMap(({ ask, business }) => {
    const speech = speechOf(supported(locales.get(business) ?? '') ?? 'en', 'formal');
    return ask.map((text) => clauseOf(text, speech).searchText || text);
  });
}

/** A search by words among the rows of all these businesses and so many fillers: the products and articles it finds. */
export function crowdByWords(
  businesses: readonly SampleBusiness[],
  fillers: number,
): { (text: string): IndexHit[][]; bytes: number } {
  const stored = [
    storedRows({ ...fillersOf(fillers, 1), currency: 'EUR' }),
    ...businesses.map((business) => storedRows(business, `${business.slug}-`)),
  ];
  const index = KnowledgeIndex.build(
    stored.flatMap(({ rows }) => rows),
    stored.flatMap(({ texts }) => texts),
  );
  const search = (text: string) => [index.products(text, MOST.products), index.articles(text, MOST.articles)];
  return Object.assign(search, { bytes: index.bytes });
}
