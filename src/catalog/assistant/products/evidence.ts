import type { Evidence } from '../../../assistant/evidence.js';
import type { FoundProduct, ProductHit } from '../../search/catalog-search.port.js';
import { coverageBy } from '../evidence.js';
import { textOf } from './facts/facts.js';
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
  const source = { title: product.name, text: textOf(product), about: 'goods' as const };
  return { basis: 'product', coverage: coverageBy(source, question.subject, margin) };
}
