import type { Clause } from '../../../assistant/clause.js';
import { confidenceOf } from '../../../assistant/confidence.js';
import { LEAST_TOLD } from '../../../assistant/scores.js';
import type { Reading } from '../../../assistant/skill.js';
import type { CatalogSearch, FoundArticle } from '../../search/catalog-search.port.js';
import { nameOfPart, partNamed } from '../../search/parts.js';
import { isSureByWords, likelyAmong, scoreOfMeaning } from '../meaning/choice.js';
import { weighedSources, type Weighed, type WeighedSource } from '../meaning/weighed-sources.js';
import { learnSynonyms } from '../own-words.js';
import { ArticleFinder } from './finder.js';
import type { ArticleSearchInput } from './input.js';
import { evidenceFor, isAbsent, suggesting } from './sureness.js';

type ArticleReading = Reading<ArticleSearchInput>;

/** Readings of articles that take the meaning of a clause into account. */
export class ArticleMeaning {
  constructor(private readonly catalog: CatalogSearch) {}

  /** As `SkilledTool.readMeaning`. */
  async read(clause: Clause, own: ArticleReading | null): Promise<ArticleReading | null> {
    if (own && !isOfClauseAlone(own.input)) return own;
    await learnSynonyms(clause, this.catalog);
    if (own && (await this.isSure(own, clause))) return own;
    const weighed = await weighedSources(clause, this.catalog);
    if (!weighed) return own;
    const known = own && (await this.weigh(own, clause, weighed));
    const [best] = weighed.sources;
    const isOwn = best?.article !== undefined && own?.input.ids?.includes(nameOfPart(best.article)) === true;
    const meant = best?.article && !isOwn ? meantBy(best, clause, weighed) : null;
    if (meant && (meant.confidence ?? 0) > (known?.confidence ?? LEAST_TOLD)) return meant;
    return known ?? suggesting(likelyAmong(weighed.sources), clause.searchText);
  }

  private async isSure({ input }: ArticleReading, clause: Clause): Promise<boolean> {
    return isSureByWords(evidenceFor(clause, input, await this.articlesOf(input)));
  }

  /** The reading by words, with how near its articles are. */
  private async weigh(own: ArticleReading, clause: Clause, weighed: Weighed): Promise<ArticleReading> {
    const { ids = [] } = own.input;
    const articles = await this.articlesOf(own.input);
    const input = {
      ...own.input,
      nearness: weighed.nearness.get(partNamed(ids[0] ?? '').id),
      like: likelyAmong(weighed.sources),
    };
    return { ...own, input, confidence: confidenceOf(evidenceFor(clause, input, articles)) };
  }

  private async articlesOf({ query, ids = [] }: ArticleSearchInput): Promise<FoundArticle[]> {
    const hits = await new ArticleFinder(this.catalog).find(query);
    return hits.map(({ article }) => article).filter((article) => ids.includes(nameOfPart(article)));
  }
}

/** Follow-ups are asked with the words of an earlier question, and an article's own question is certain. */
function isOfClauseAlone({ exact, margin }: ArticleSearchInput): boolean {
  return !exact && margin !== undefined;
}

function meantBy(
  { article, evidence, probability }: WeighedSource & { article: object },
  clause: Clause,
  { sources }: Weighed,
): ArticleReading {
  const input: ArticleSearchInput = {
    query: article.question,
    ids: [nameOfPart(article)],
    margin: evidence.coverage?.margin ?? 0,
    nearness: evidence.nearness,
    like: likelyAmong(sources),
    isMeant: true,
    isAbsent: isAbsent(article, clause),
  };
  return { score: scoreOfMeaning(probability), input, confidence: probability };
}
