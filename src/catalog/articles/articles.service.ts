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
  type PreparedRows,
} from '../../platform/bulk/bulk-rows.js';
import { isUniqueViolation } from '../../platform/database/sqlstate.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import type { KnowledgeSource } from '../../kernel/knowledge-source.js';
import { cutFields } from '../../kernel/bounded-text.js';
import { firstOf, mendRow, withoutBlanks, type Mend } from '../../platform/bulk/mend-row.js';
import {
  code,
  emptyAsNull,
  inTurn,
  lineUpTo,
  nullAsAbsent,
  textList,
} from '../../platform/bulk/mend-values.js';
import { originalAfter, readable } from '../markup/readable.js';
import { LONGEST_PLAIN, LONGEST_QUESTION, LONGEST_SENT } from '../text-lengths.types.js';
import { articlePassages } from './article-passages.js';
import { ArticlesRepository } from './articles.repository.js';
import type { Article, ArticleFilter, ArticleInput, SentArticleTexts } from './article.types.js';
import { ArticleRow, type ArticleAnswer, type ArticlePatch } from './dto/article.dto.js';

export interface AnsweredArticle {
  article: Article;
  /** False when an article with the question was there before. */
  isNew: boolean;
}

/** The knowledge base: questions and their answers, written by the business. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly slices: WorkSlices,
  ) {}

  /** @param sources by external id, for articles that a source of knowledge has */
  async upsert(rows: unknown[], sources?: ReadonlyMap<string, KnowledgeSource>): Promise<BulkSummary> {
    return (await this.prepare(rows, sources)).write();
  }

  /** All of an upsert but its statement. @param sources as of `upsert` */
  async prepare(
    rows: unknown[],
    sources: ReadonlyMap<string, KnowledgeSource> = new Map(),
  ): Promise<PreparedRows> {
    const parsed = await parseRows(this.slices, ArticleRow, rows, 'articles', mendArticle);
    const read = await cutRows(this.slices, parsed.rows, readArticle);
    const unique = withoutRepeats(read.rows, 'articles', (row) =>
      row.externalId
        ? { field: 'externalId', key: row.externalId }
        : { field: 'question', key: row.question },
    );
    const inputs = unique.rows.map(({ value }) => toInput(value, sources.get(value.externalId ?? '')));
    const errors = [...parsed.errors, ...unique.errors];
    const warnings = [...parsed.warnings, ...read.warnings];
    return {
      write: async () => summarise(inputs.length, await this.articles.upsert(inputs), errors, warnings),
    };
  }

  async list({ limit, after, ...filter }: PageRequest & ArticleFilter): Promise<Page<Article>> {
    return toPage(await this.articles.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Article> {
    const [article] = await this.articles.getMany([id]);
    if (!article) throw notFound('article');
    return article;
  }

  /** Writes the answer to a question: of the article that has it, whose tags stay, or of a new one. */
  async answer(row: ArticleAnswer & { question: string }): Promise<AnsweredArticle> {
    const { row: read } = readArticle(row);
    const known = await this.articles.findByQuestion(read.question);
    const { tags = known?.tags ?? [], locale = known?.locale ?? null } = read;
    const counts = await this.articles.upsert([{ ...toInput({ ...read, tags, locale }), externalId: null }]);
    const article = await this.articles.findByQuestion(read.question);
    if (!article) throw notFound('article');
    return { article, isNew: counts.created > 0 };
  }

  async update(id: string, change: ArticlePatch): Promise<Article> {
    const { row } = readArticle(change);
    try {
      const updated = await this.articles.change(id, (article) => ({
        ...article,
        ...row,
        original: originalAfter(article.original, change, row.original),
        tags: row.tags ?? article.tags,
        passages: row.passages === undefined ? article.passages : row.passages,
      }));
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

function mendArticle(row: unknown) {
  return mendRow(row, {
    externalId: inTurn(emptyAsNull, code),
    question: lineUpTo(LONGEST_QUESTION),
    answer: lineUpTo(LONGEST_SENT),
    locale: firstOf(emptyAsNull, withoutBlanks),
    tags: firstOf(nullAsAbsent, textList(50, 100)),
  });
}

const TEXTS = {
  question: { kind: 'line', longest: LONGEST_QUESTION },
  answer: { kind: 'text', longest: LONGEST_PLAIN },
} as const;

/** `passages` undefined: no answer was sent. */
type ReadArticle<Row> = Row & {
  original: SentArticleTexts | null;
  passages: Article['passages'] | undefined;
};

/** The article as search and answers use it: plain texts, without overlong words. */
function readArticle<Row extends ArticlePatch>(row: Row): { row: ReadArticle<Row>; cuts: Mend[] } {
  const read = readable(row, TEXTS);
  const { row: cut, cuts } = cutFields(read.row, ['question', 'answer', 'tags']);
  const passages = cut.answer === undefined ? undefined : articlePassages(cut.answer, row.answer);
  return { row: { ...cut, original: read.original, passages }, cuts: [...read.mends, ...cuts] };
}

function toInput(row: ReadArticle<ArticleRow>, source: KnowledgeSource | null = null): ArticleInput {
  return {
    externalId: row.externalId ?? null,
    question: row.question,
    answer: row.answer,
    passages: row.passages ?? null,
    original: row.original,
    locale: row.locale ?? null,
    tags: row.tags ?? [],
    source,
  };
}
