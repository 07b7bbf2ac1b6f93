import type { Clause } from '../../../assistant/clause.js';
import { LONGEST_CITED, type Citation } from '../../../assistant/chat-tool.js';
import type { Reading } from '../../../assistant/skill.js';
import { parseWrittenAmount } from '../../../language/entities/prices.js';
import { coverage, searchText } from '../../../language/search/search-text.js';
import { fold, words } from '../../../language/text/fold.js';
import { matchesOf } from '../../../language/text/matches.js';
import { everywhere } from '../../../language/text/word-tables.js';
import { firstSentences } from '../../../language/passages/quote.js';
import type { CatalogSearch, FoundArticle, FoundProduct } from '../../search/catalog-search.port.js';
import { AMOUNT } from '../articles/words/patterns.js';
import { titleOf } from '../articles/finder.js';
import type { BesideGoods, ProductMemory, ProductSearchInput } from './input.js';
import { nameEach, reading } from './lookup.js';
import { partsOf, type ProductQuestion } from './question.js';
import { SCORES } from './scores.js';
import { TOTALS } from './words/patterns.js';

const EVERY_TOTAL = everywhere(TOTALS);
/** Search score of an article that is asked for beside the goods, and what its title has of the words. */
const LEAST_ARTICLE = 0.34;
const LEAST_TITLED = 0.5;
const MOST_ARTICLES = 3;
/** Characters that are told of an article. */
const LONGEST_TOLD = 600;
const MOST_SUMMED = 4;

/** Readings of questions for the sum of several things: "the lamp and the rug together", "and with gift wrapping?". */
export class ProductTotals {
  constructor(private readonly catalog: CatalogSearch) {}

  /**
   * @param recent whether the products in memory were shown in the last answer
   * @param isSecond they were named in this message: "the lamp and the rug, how much in all?"
   */
  async read(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
    recent: boolean,
    isSecond: boolean,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!question.asksTotal || question.range || question.compares) return null;
    const asked = withoutTotals(clause, question);
    const parts = [...partsOf(clause).map(withoutWords), asked].filter((part) => part !== '');
    const named = await nameEach(this.catalog, parts);
    const isOfAll = asked === '' && isSecond && (memory?.ids.length ?? 0) <= MOST_SUMMED;
    const shown =
      memory && (recent || question.pointsBack) ? memory.ids.slice(0, isOfAll ? MOST_SUMMED : 1) : [];
    const ids = [...new Set([...shown, ...named])].slice(0, MOST_SUMMED);
    const input: ProductSearchInput = { mode: 'find', ids, query: asked || memory?.text || '', total: true };
    if (ids.length > 1) return reading(SCORES.total, input);
    const article = ids.length === 1 && shown.length === 1 ? await this.articleFor(asked) : null;
    return (
      article && reading(SCORES.total, { ...input, beside: { id: article.id, query: article.question } })
    );
  }

  /** What the shop charges for it is in an article: "gift wrapping costs 5 €". */
  private async articleFor(asked: string): Promise<FoundArticle | null> {
    if (asked === '') return null;
    const hits = await this.catalog.articles(asked, MOST_ARTICLES);
    const found = hits.find(
      ({ article, score }) =>
        score >= LEAST_ARTICLE &&
        coverage(asked, titleOf(article)) >= LEAST_TITLED &&
        amountsIn(article, 'EUR').length > 0,
    );
    return found?.article ?? null;
  }
}

/** The article of the input, with the one amount that it has; null amount when it has several. */
export async function besideOf(
  catalog: CatalogSearch,
  { beside }: ProductSearchInput,
  currency: string,
): Promise<{ told: BesideGoods; citation: Citation } | null> {
  if (!beside) return null;
  const hits = await catalog.articles(beside.query, MOST_ARTICLES);
  const article = hits.map((hit) => hit.article).find(({ id }) => id === beside.id);
  if (!article) return null;
  const amounts = [...new Set(amountsIn(article, currency))];
  const text = firstSentences(article.answer, LONGEST_TOLD);
  const [only = null] = amounts.length === 1 ? amounts : [];
  const { id, question, answer } = article;
  const citation = {
    kind: 'article',
    id,
    title: question,
    article: { text: answer.slice(0, LONGEST_CITED) },
  } as const;
  return { told: { text, amountMinor: only === null ? null : `${only}` }, citation };
}

/** Minor units of all prices together; null when one has none, or several. */
export function sumOf(products: readonly FoundProduct[], beside: BesideGoods | null): bigint | null {
  const prices = products.map(({ priceMinor, family }) => {
    const each = new Set((family?.variants ?? []).map((variant) => variant.priceMinor));
    return each.size > 1 ? null : priceMinor;
  });
  const added = beside ? [beside.amountMinor === null ? null : BigInt(beside.amountMinor)] : [];
  const all = [...prices, ...added];
  if (all.length < 2) return null;
  return all.reduce<bigint | null>((sum, price) => (sum === null || price === null ? null : sum + price), 0n);
}

function amountsIn({ answer }: FoundArticle, currency: string): bigint[] {
  return matchesOf(fold(answer), AMOUNT).flatMap(([, , first, second]) => {
    const amount = parseWrittenAmount(first ?? second ?? '', currency);
    return amount === null ? [] : [amount];
  });
}

function withoutTotals(clause: Clause, { excluded }: ProductQuestion): string {
  const asked = words(clause.folded.replaceAll(EVERY_TOTAL, ' '));
  const text = searchText(asked, clause.conceptsOfWords(asked), clause.language);
  return text
    .split(' ')
    .filter((word) => !excluded.includes(word))
    .join(' ');
}

function withoutWords(text: string): string {
  return text.replaceAll(EVERY_TOTAL, ' ').replace(/\s+/gu, ' ').trim();
}
