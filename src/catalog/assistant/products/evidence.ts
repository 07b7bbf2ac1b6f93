import type { Evidence } from '../../../assistant/evidence.js';
import type { FoundProduct, ProductHit } from '../../search/catalog-search.port.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { MOST_SUGGESTIONS } from '../../../assistant/unsure.js';
import { coverWords } from '../../../language/search/word-coverage.js';
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
  return { basis: 'product', coverage: coverageBy(source, subject, margin) };
}

/** Everything is shown; what was asked besides the shop's own kind of goods is not covered by it. */
export function evidenceOfAll({ subject }: ProductQuestion, shop: string): Evidence {
  const source = { title: shop, text: shop, about: 'goods' as const };
  return { basis: 'product', coverage: coverageBy(source, subject, 0) };
}

/** Of a product that is said to suit the age, only the kind of goods is still asked: a bike. */
function goodsIn(text: string): string {
  return text
    .split(' ')
    .filter((word) => [...conceptsIn([word])].some((id) => conceptKind(id) === 'product'))
    .join(' ');
}

/** Share of the question's words that a product must have to be proposed. */
const LEAST_LIKE = 0.3;
/** Best hits that are weighed for it. */
const MOST_COMPARED = 8;

/** Names of products that share enough of the question to be proposed when none answers it. */
export function namesAlike(hits: readonly ProductHit[], { subject }: ProductQuestion): string[] {
  const alike = hits.slice(0, MOST_COMPARED).filter(({ product }) => {
    const { covered, all } = coverWords(subject, textOf(product));
    // A material or a colour in a description alone is no likeness.
    const named = coverWords(subject, `${product.name} ${product.tags.join(' ')}`);
    return named.covered > 0 && covered >= all * LEAST_LIKE;
  });
  return alike.slice(0, MOST_SUGGESTIONS).map(({ product }) => product.name);
}
