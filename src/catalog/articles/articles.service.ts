import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { ARTICLE_ERRORS } from './articles.errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import {
  cutRows,
  parseRows,
  summarise,
  withoutRepeats,
  type BulkSummary,
} from '../../platform/bulk/bulk-rows.js';
import { isUniqueViolation } from '../../platform/database/sqlstate.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import { cutFields, type FieldCut } from '../../kernel/bounded-text.js';
import { ArticlesRepository } from './articles.repository.js';
import type { Article, ArticleInput } from './article.types.js';
import { ArticleRow, type ArticlePatch } from './dto/article.dto.js';

/** The knowledge base: questions and their answers, written by the business. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly slices: WorkSlices,
  ) {}

  async upsert(rows: unknown[]): Promise<BulkSummary> {
    const parsed = await parseRows(this.slices, ArticleRow, rows, 'articles');
    const cut = await cutRows(this.slices, parsed.rows, cutArticle);
    const unique = withoutRepeats(cut.rows, 'articles', (row) =>
      row.externalId
        ? { field: 'externalId', key: row.externalId }
        : { field: 'question', key: row.question },
    );
    const counts = await this.articles.upsert(unique.rows.map(({ value }) => toInput(value)));
    return summarise(unique.rows.length, counts, [...parsed.errors, ...unique.errors], cut.warnings);
  }

  async list({ limit, after }: PageRequest): Promise<Page<Article>> {
    return toPage(await this.articles.list(limit + 1, after), limit);
  }

  async get(id: string): Promise<Article> {
    const [article] = await this.articles.getMany([id]);
    if (!article) throw notFound('article');
    return article;
  }

  async update(id: string, change: ArticlePatch): Promise<Article> {
    const current = await this.get(id);
    const { row } = cutArticle(change);
    try {
      const updated = await this.articles.replace({
        ...current,
        ...row,
        tags: row.tags ?? current.tags,
      });
      if (!updated) throw notFound('article');
      return updated;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw ARTICLE_ERRORS.question_taken('Another article has this question.');
    }
  }

  async remove(id: string): Promise<void> {
    if (!(await this.articles.remove(id))) throw notFound('article');
  }
}

/** The searchable texts of an article. */
function cutArticle<Row extends ArticlePatch>(row: Row): { row: Row; cuts: FieldCut[] } {
  return cutFields(row, ['question', 'answer', 'tags']);
}

function toInput(row: ArticleRow): ArticleInput {
  return {
    externalId: row.externalId ?? null,
    question: row.question,
    answer: row.answer,
    locale: row.locale ?? null,
    tags: row.tags ?? [],
  };
}
