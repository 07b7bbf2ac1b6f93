import type { Synonyms } from '../../../language/search/synonyms.js';
import { coverage } from '../../../language/search/search-text.js';
import type { Reading } from '../../../assistant/skill.js';
import type { Clause } from '../../../assistant/clause.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
import { askedDimensions, withoutDimensions } from './facts/dimensions.js';
import { isAnsweredBy, textOf } from './facts/facts.js';
import { LiteralWords } from '../../../language/search/literal-words.js';
import { figuresIn } from '../../../language/numbers/spelled-figures.js';
import { isStopWord, wordWeight } from '../../../language/text/stop-words.js';
import { reading } from './lookup.js';
import { measureOf, type Dimension } from './facts/measures.js';
import type { ProductQuestion } from './question.js';
import { asksForVariant, withoutValues } from './variants/asked-values.js';
import { asksForSize, namesSize, otherFigure } from './variants/siblings.js';
import { ORDINALS, POINTERS } from './words/patterns.js';
import { SCORES } from './scores.js';
import { isFitFor, statesFigure } from './facts/fitting.js';
import { isAvailable } from './view.js';
import type { ProductMemory, ProductSearchInput } from './input.js';

/** Thresholds for words that name another product than the shown one: its score, and the difference between both. */
const NAMES_ANOTHER = { hit: 0.45, ahead: 0.1, own: 0.2, sure: 0.6, name: 0.4 } as const;

/** Of a product in one size each, so many others are looked at. */
const MOST_SIBLINGS = 10;

/** More are not looked at for the one that is meant. */
const MOST_SHOWN = 5;

/** Readings of follow-up questions about products that were shown. */
export class ProductFollowUp {
  constructor(private readonly catalog: CatalogSearch) {}

  /** "How big is it?", "and the second one?": about a product that was shown. */
  async read(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
    recent: boolean,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!memory || memory.ids.length === 0 || !(question.pointsBack || recent)) return null;
    const product = await this.focusOf(clause, memory);
    if (!product) return null;
    const variant = await this.readVariant(clause, question, product, memory, recent);
    if (variant) return variant;
    const sibling = recent ? await this.siblingOf(clause, question, product) : null;
    if (sibling) return reading(SCORES.figure, { mode: 'find', ids: [sibling.id], query: sibling.name });
    if (recent && isFitFor(clause, textOf(product)))
      return reading(SCORES.figure, { mode: 'find', ids: [product.id], query: memory.text });
    const addsNothing = question.text === '' && (question.hasCue || question.wantsCount);
    const dimensions = askedDimensions(clause.folded);
    const asksFigure = recent && dimensions.length > 0;
    const goesOn = question.continues || addsNothing || asksFigure;
    if (!question.pointsBack && !(recent && goesOn)) return null;
    const named = withoutDimensions(question.text);
    const written = new LiteralWords(textOf(product));
    const isOwn = named.every((word) => written.has(word));
    if (dimensions.length > 0 && isOwn) return measured(product, dimensions, memory, recent);
    if (asksFigure && !question.pointsBack && !question.continues && !addsNothing) return null;
    const about = withoutPointers(question.text);
    if (about !== '' && (await this.namesAnother(about, product, question.synonyms))) return null;
    const isAnswered = isAnsweredBy(product, about, question.attributes, question.synonyms);
    const input: ProductSearchInput = { mode: 'find', ids: [product.id], query: memory.text };
    if (question.wantsCount) input.count = true;
    if (!isAnswered) input.unanswered = true;
    const base = recent ? SCORES.shown : SCORES.shownEarlier;
    return reading(
      isAnswered
        ? base
        : question.attributes.length > 0
          ? SCORES.shownAttributeMissing
          : SCORES.shownUnanswered,
      input,
    );
  }

  /** "And in L?", "the blue one": a variant of the product that was shown. */
  private async readVariant(
    clause: Clause,
    question: ProductQuestion,
    product: FoundProduct,
    memory: ProductMemory,
    recent: boolean,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!asksForVariant(clause, product)) return null;
    const about = withoutValues(withoutPointers(question.text), product);
    if (about !== '' && (await this.namesAnother(about, product, question.synonyms))) return null;
    const input: ProductSearchInput = { mode: 'find', ids: [product.id], query: memory.text };
    if (question.wantsCount) input.count = true;
    return reading(recent ? SCORES.figure : SCORES.figureEarlier, input);
  }

  /** "And the 25 cm ones?": of products in one size each, the one that has the size in place of the shown one's. */
  private async siblingOf(
    clause: Clause,
    { continues, wantsCount, text }: ProductQuestion,
    product: FoundProduct,
  ): Promise<FoundProduct | null> {
    if (!continues || wantsCount || !namesSize(clause, product.name)) return null;
    const hits = await this.catalog.products({ text: product.name, limit: MOST_SIBLINGS });
    const [sibling, ...others] = hits.filter((hit) => {
      const size = otherFigure(product.name, hit.product.name);
      return size !== null && asksForSize(clause, text, size);
    });
    return others.length === 0 ? (sibling?.product ?? null) : null;
  }

  /** The shown product that is meant: by its place, by what only its name has ("the 4-person one"), or the first one. */
  private async focusOf(clause: Clause, { ids }: ProductMemory): Promise<FoundProduct | null> {
    const placed = placedAmong(clause, ids);
    const looked = placed ? [placed] : ids.slice(0, MOST_SHOWN);
    const found = await this.catalog.productsById(looked);
    const named = found.length > 1 ? (onlyNamed(clause, found) ?? onlyFitting(clause, found)) : null;
    // Of a family the first live row stands for it, so a product may have another id than the one that was shown.
    return named ?? (await this.catalog.productsById(looked.slice(0, 1)))[0] ?? null;
  }

  /** Whether the words name another product than the current one. */
  private async namesAnother(text: string, product: FoundProduct, synonyms: Synonyms): Promise<boolean> {
    const [hit] = await this.catalog.products({ text, limit: 1 });
    if (!hit || hit.product.id === product.id || hit.score < NAMES_ANOTHER.hit) return false;
    const own = coverage(text, `${product.name} ${product.description}`, synonyms);
    return (
      coverage(text, hit.product.name, synonyms) > own + NAMES_ANOTHER.ahead ||
      (own < NAMES_ANOTHER.own &&
        hit.score >= NAMES_ANOTHER.sure &&
        coverage(text, hit.product.name, synonyms) >= NAMES_ANOTHER.name)
    );
  }
}

/** A question only for a figure: "how high does it go?". */
function measured(
  product: FoundProduct,
  dimensions: readonly Dimension[],
  { text }: ProductMemory,
  recent: boolean,
): Reading<ProductSearchInput> {
  const input: ProductSearchInput = { mode: 'find', ids: [product.id], query: text };
  if (dimensions.some((dimension) => measureOf(product, dimension)))
    return reading(recent ? SCORES.figure : SCORES.figureEarlier, input);
  return reading(recent ? SCORES.figureMissing : SCORES.figureMissingEarlier, { ...input, unanswered: true });
}

function placedAmong(clause: Clause, ids: readonly string[]): string | null {
  for (const [pattern, position] of ORDINALS) {
    const id = ids[position];
    if (id && pattern.test(clause.folded)) return id;
  }
  return null;
}

/** The product whose name has more of the words that only some of the names have; null when none has more. */
function onlyNamed(clause: Clause, products: readonly FoundProduct[]): FoundProduct | null {
  const names = products.map(({ name }) => new LiteralWords(name));
  const said = [...new Set([...clause.words, ...figuresIn(clause.words)])];
  const distinctive = said.filter((word) => {
    const isLight = isStopWord(word, clause.language) || wordWeight(word) < 1;
    if (isLight && !/\d/.test(word)) return false;
    const count = names.filter((name) => name.has(word)).length;
    return count > 0 && count < names.length;
  });
  const counts = names.map((name) => distinctive.filter((word) => name.has(word)).length);
  const most = Math.max(...counts);
  const [found, ...others] = products.filter((_, at) => counts[at] === most);
  return most > 0 && others.length === 0 ? (found ?? null) : null;
}

/** The product whose texts have a range for the figure in the question, in stock if possible; null when all or none have. */
function onlyFitting(clause: Clause, products: readonly FoundProduct[]): FoundProduct | null {
  if (!statesFigure(clause)) return null;
  const found = products.filter((product) => isFitFor(clause, textOf(product)));
  if (found.length === products.length) return null;
  return found.find(isAvailable) ?? found[0] ?? null;
}

function withoutPointers(text: string): string {
  return text.replace(POINTERS, ' ').replace(/\s+/g, ' ').trim();
}
