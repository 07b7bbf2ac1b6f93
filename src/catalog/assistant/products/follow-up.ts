import { coverage } from '../../../language/search/search-text.js';
import type { Reading } from '../../../assistant/skill.js';
import type { Clause } from '../../../assistant/clause.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
import { askedDimensions, withoutDimensions } from './facts/dimensions.js';
import { isAnsweredBy, textOf } from './facts/facts.js';
import { LiteralWords } from '../../../language/search/literal-words.js';
import { reading } from './lookup.js';
import { measureOf, type Dimension } from './facts/measures.js';
import type { ProductQuestion } from './question.js';
import { ORDINALS, POINTERS } from './words/patterns.js';
import type { ProductMemory, ProductSearchInput } from './input.js';

/** More than an article that shares a word with a question for a figure. */
const MEASURED = 0.96;

/** Readings about what was shown before. */
export class ProductFollowUp {
  constructor(private readonly catalog: CatalogSearch) {}

  /** "How big is it?", "and the second one?": about what was shown before. */
  async read(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
    recent: boolean,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!memory || memory.ids.length === 0) return null;
    const saysNothingNew = question.text === '' && (question.hasCue || question.wantsCount);
    const dimensions = askedDimensions(clause.folded);
    const asksFigure = recent && dimensions.length > 0;
    const goesOn = question.continues || saysNothingNew || asksFigure;
    if (!question.pointsBack && !(recent && goesOn)) return null;
    const ids = focusOf(clause, memory);
    const [product] = await this.catalog.productsById(ids);
    if (!product) return null;
    const named = withoutDimensions(question.text);
    const written = new LiteralWords(textOf(product));
    const isOwn = named.every((word) => written.has(word));
    if (dimensions.length > 0 && isOwn) return measured(product, dimensions, memory, recent);
    if (asksFigure && !question.pointsBack && !question.continues && !saysNothingNew) return null;
    const about = withoutPointers(question.text);
    if (about !== '' && (await this.namesAnother(about, product))) return null;
    const isAnswered = isAnsweredBy(product, about, question.attributes);
    const input: ProductSearchInput = { mode: 'find', ids: [product.id], query: memory.text };
    if (question.wantsCount) input.count = true;
    if (!isAnswered) input.unanswered = true;
    const base = recent ? 0.86 : 0.6;
    return reading(isAnswered ? base : question.attributes.length > 0 ? 0.55 : 0.4, input);
  }

  /** Whether the words name a product other than the one spoken of. */
  private async namesAnother(text: string, product: FoundProduct): Promise<boolean> {
    const [hit] = await this.catalog.products({ text, limit: 1 });
    if (!hit || hit.product.id === product.id || hit.score < 0.45) return false;
    const own = coverage(text, `${product.name} ${product.description}`);
    return (
      coverage(text, hit.product.name) > own + 0.1 ||
      (own < 0.2 && hit.score >= 0.6 && coverage(text, hit.product.name) >= 0.4)
    );
  }
}

/** A question for nothing but a figure: "how high does it go?". */
function measured(
  product: FoundProduct,
  dimensions: readonly Dimension[],
  { text }: ProductMemory,
  recent: boolean,
): Reading<ProductSearchInput> {
  const input: ProductSearchInput = { mode: 'find', ids: [product.id], query: text };
  if (dimensions.some((dimension) => measureOf(product, dimension)))
    return reading(recent ? MEASURED : 0.62, input);
  return reading(recent ? 0.6 : 0.4, { ...input, unanswered: true });
}

function focusOf(clause: Clause, { ids }: ProductMemory): string[] {
  for (const [pattern, position] of ORDINALS) {
    const id = ids[position];
    if (id && pattern.test(clause.folded)) return [id];
  }
  return ids.slice(0, 1);
}

function withoutPointers(text: string): string {
  return text.replace(POINTERS, ' ').replace(/\s+/g, ' ').trim();
}
