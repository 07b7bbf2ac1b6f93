import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../../catalog/articles/articles.service.js';
import { SynonymsService } from '../../catalog/synonyms/synonyms.service.js';
import { DomainError } from '../../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import type { Decision, DecisionProblem, DecisionSummary } from '../../platform/bulk/decision.js';
import type { ArticleContent, Suggestion, SynonymsContent } from './suggestion.types.js';
import { SuggestionsRepository, type SuggestionFilter } from './suggestions.repository.js';

const MOST_DECIDED = 500;

/** What was learnt from answers by hand. Nothing of it holds before the business says so. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly suggestions: SuggestionsRepository,
    private readonly synonyms: SynonymsService,
    private readonly articles: ArticlesService,
  ) {}

  async list({ limit, after, ...filter }: PageRequest & SuggestionFilter): Promise<Page<Suggestion>> {
    return toPage(await this.suggestions.list(filter, limit + 1, after), limit);
  }

  /** Takes suggestions over as synonyms and articles, one after the other; also one that was rejected before. */
  async accept(decision: Decision): Promise<DecisionSummary> {
    const { found, errors } = await this.find(decision);
    const counts: DecisionSummary = { changed: 0, unchanged: 0, errors };
    for (const suggestion of found) {
      if (suggestion.status === 'accepted') {
        counts.unchanged += 1;
        continue;
      }
      const problem = await this.takeOver(suggestion);
      if (problem) errors.push(problem);
      else counts.changed += await this.suggestions.decide([suggestion.id], 'accepted');
    }
    return counts;
  }

  /** They are not proposed again. */
  async reject(decision: Decision): Promise<DecisionSummary> {
    const { found, errors } = await this.find(decision);
    const taken = found.filter(({ status }) => status === 'accepted').map(({ id }) => alreadyTaken(id));
    const changed = await this.suggestions.decide(
      found.map(({ id }) => id),
      'rejected',
    );
    return { changed, unchanged: found.length - changed - taken.length, errors: [...errors, ...taken] };
  }

  private async find({ ids, all }: Decision): Promise<{ found: Suggestion[]; errors: DecisionProblem[] }> {
    const wanted = all ? null : (ids ?? []);
    const found = await this.suggestions.toDecide(wanted, MOST_DECIDED);
    const known = new Set(found.map(({ id }) => id));
    const errors = (wanted ?? [])
      .filter((id) => !known.has(id.toLowerCase()))
      .map((id) => ({ id, code: 'not_found', detail: 'There is no such suggestion, or no longer.' }));
    return { found, errors };
  }

  private async takeOver({ id, kind, content, reason }: Suggestion): Promise<DecisionProblem | null> {
    if (kind === 'article') return this.takeArticle(id, content as ArticleContent, reason.questionId);
    try {
      await this.synonyms.add(content as SynonymsContent);
      return null;
    } catch (error) {
      if (!(error instanceof DomainError) || error.category !== 'invalid') throw error;
      const [problem] = error.problems;
      return { id, code: problem?.code ?? error.code, detail: problem?.detail ?? error.detail };
    }
  }

  /** Under an id of its own, so that it replaces no article, and a repeat none of its own. */
  private async takeArticle(
    id: string,
    content: ArticleContent,
    questionId: string | null,
  ): Promise<DecisionProblem | null> {
    const { errors } = await this.articles.upsert([{ ...content, externalId: `learnt:${id}` }]);
    const [error] = errors;
    if (error) return { id, code: error.code, detail: error.detail };
    if (questionId !== null) await this.suggestions.markAnswered(questionId);
    return null;
  }
}

function alreadyTaken(id: string): DecisionProblem {
  return { id, code: 'accepted', detail: 'It was taken over: change your synonyms, or remove the article.' };
}
