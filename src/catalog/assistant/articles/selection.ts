import type { Clause } from '../../../assistant/clause.js';
import { OF_HIT } from '../../../assistant/scores.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { conceptsOf } from '../../../language/search/search-text.js';
import type { ArticleHit, FoundArticle } from '../../search/catalog-search.port.js';
import { excerptOf, nameOfPart, partNamed } from '../../search/parts.js';
import { textOf } from './finder.js';
import { isAbsent, statesAsked } from './sureness.js';

const LEAST_SCORE = 0.34;
const VAGUE_SCORE = 0.5;
/** Share of the best article's score. */
const AS_GOOD = 0.93;
const NEARLY_AS_GOOD = 0.7;

/** Who asks for an amount gets the article that states one, when it is nearly as good. */
export function statingFirst(hits: readonly ArticleHit[], clause: Clause): ArticleHit[] {
  const best = hits[0]?.score ?? 0;
  const states = ({ article }: ArticleHit): boolean => statesAsked(textOf(article), clause);
  if (best === 0 || hits.slice(0, 1).every(states)) return [...hits];
  const stating = hits.filter((hit) => hit.score >= best * NEARLY_AS_GOOD && states(hit));
  return [...stating, ...hits.filter((hit) => !stating.includes(hit))];
}

/** The articles by the names of their passages. */
export function idsOf(articles: readonly FoundArticle[]): string[] {
  return articles.map(nameOfPart);
}

/** How surely the clause asks for an article that was found, 0..1; 0 when it does not. */
export function scoreOf({ article, score }: ArticleHit, clause: Clause): number {
  if (score < LEAST_SCORE) return 0;
  const services = [...clause.concepts].filter((id) => conceptKind(id) === 'service');
  // "How long?" alone refers to the previous topic, not to any article with a time.
  if (services.length === 1 && services[0] === 'processing_time' && clause.words.length <= 5)
    return VAGUE_SCORE;
  // An action on an order is not a question about delivery terms.
  if (services.some((id) => id === 'amend' || id === 'cancel') && !speaksOf(article, services))
    return VAGUE_SCORE;
  const isService = services.some((id) => id !== 'children' || services.length === 1);
  if (isAbsent(article, clause)) return 0;
  return Math.min(OF_HIT.most, OF_HIT.base + OF_HIT.share * score + (isService ? OF_HIT.cue : 0));
}

/** The articles of these names, each with the passage that its name has. */
export function named(hits: readonly ArticleHit[], names: readonly string[]): FoundArticle[] {
  const parts = new Map(names.map(partNamed).map(({ id, part }) => [id, part]));
  return hits.flatMap(({ article }) => {
    const part = parts.get(article.id);
    return part === undefined ? [] : [excerptOf(article, part)];
  });
}

function speaksOf({ question, answer, tags }: FoundArticle, services: readonly string[]): boolean {
  const spoken = conceptsOf(`${question} ${answer} ${tags.join(' ')}`);
  return services.some((id) => (id === 'amend' || id === 'cancel') && spoken.has(id));
}

/** The best article, and up to two more of about the same score. */
export function select(hits: ArticleHit[]): FoundArticle[] {
  const best = hits[0]?.score ?? 0;
  if (best < LEAST_SCORE) return [];
  return hits
    .filter(({ score }) => score >= best * AS_GOOD)
    .slice(0, 3)
    .map(({ article }) => article);
}
