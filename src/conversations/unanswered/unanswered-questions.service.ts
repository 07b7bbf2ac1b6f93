import { Injectable } from '@nestjs/common';
import type { ArticleAnswer } from '../../catalog/articles/dto/article.dto.js';
import { ArticlesService, type AnsweredArticle } from '../../catalog/articles/articles.service.js';
import { notFound } from '../../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import type { QuestionFilter, QuestionStatus, UnansweredQuestion } from './unanswered-question.types.js';
import { UnansweredQuestionsRepository } from './unanswered-questions.repository.js';

const KIND = 'unanswered question';

/** What the assistant could not answer, and how the business answers it. */
@Injectable()
export class UnansweredQuestionsService {
  constructor(
    private readonly questions: UnansweredQuestionsRepository,
    private readonly articles: ArticlesService,
  ) {}

  async list({ limit, after, ...filter }: PageRequest & QuestionFilter): Promise<Page<UnansweredQuestion>> {
    return toPage(await this.questions.list(limit + 1, after, filter), limit);
  }

  async update(id: string, status: QuestionStatus): Promise<UnansweredQuestion> {
    const question = await this.questions.setStatus(id, status);
    if (!question) throw notFound(KIND);
    return question;
  }

  /**
   * Makes an article of the question, or renews the one that has it. The article is stored first, so a repeat after a
   * fault between the two ends as it should.
   */
  async answer(id: string, answer: ArticleAnswer): Promise<AnsweredArticle> {
    const asked = await this.questions.get(id);
    if (!asked) throw notFound(KIND);
    const answered = await this.articles.answer({ ...answer, question: answer.question ?? asked.question });
    await this.questions.markAnswered(id, answered.article.id);
    return answered;
  }
}
