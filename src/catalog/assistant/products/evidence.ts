import type { Evidence } from '../../../assistant/evidence.js';
import type { FoundProduct, ProductHit } from '../../search/catalog-search.port.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { coverageBy } from '../evidence.js';
import { ageFit, textOf } from './facts/facts.js';
import type { ProductQuestion } from './question.js';

/** Whether the first product is what was asked for. @param hits best first, at least those that are shown */
export function evidenceOfHits(
  question: ProductQuestion,
  hits: readonly ProductHit[],
  shown: readonly string[],
): Evidence {
  const [first] = hits;
  if (!first) return { basis: 'nothing' };
  const next = hits.find(({ product }) => !shown.includes(product.id));
  return evidenceOf(question, first.product, first.score - (next?.score ?? 0));
}

export function evidenceOf(question: ProductQuestion, product: FoundProduct, margin: number): Evidence {
  const { age } = question;
  const isForAge = age !== null && ageFit(product, age) === 1;
  const subject = isForAge ? goodsIn(question.subject) : question.subject;
  const source = { title: product.name, text: textOf(product), about: 'goods' as const };
  const { names, synonyms } = question;
  return { basis: 'product', coverage: coverageBy(source, subject, margin, names, synonyms) };
}

/**
 * Everything is shown; what was asked besides the shop's own kind of goods is not covered by it. When all that was asked is
 * something else, each of its words is what the list lacks.
 */
export function evidenceOfAll({ subject, names, synonyms }: ProductQuestion, shop: string): Evidence {
  const source = { title: shop, text: shop, about: 'goods' as const };
  const coverage = coverageBy(source, subject, 0, names, synonyms);
  const { covered, lacking, unfamiliar } = coverage;
  if (covered > 0) return { basis: 'product', coverage };
  return { basis: 'product', coverage: { ...coverage, lacking: Math.max(lacking, unfamiliar) } };
}

/** Of a product that is said to suit the age, only the kind of goods is still asked: a bike. */
function goodsIn(text: string): string {
  return text
    .split(' ')
    .filter((word) => [...conceptsIn([word])].some((id) => conceptKind(id) === 'product'))
    .join(' ');
}
