import type { KnowledgeSource } from '../../kernel/knowledge-source.js';
import type { Passage } from '../../language/passages/passages.js';

/** Texts as they were sent, where they had markup or were longer than what is read. */
export interface SentArticleTexts {
  question?: string;
  answer?: string;
}

/** What is left out does not count. */
export interface ArticleFilter {
  externalId?: string;
  /** As it is used: plain text. */
  question?: string;
  locale?: string;
}

export interface Article {
  id: string;
  /** The business's own id; null when the question identifies the article. */
  externalId: string | null;
  /** Plain text, one line. */
  question: string;
  /** Plain text with line breaks, of at most `LONGEST_PLAIN` characters. */
  answer: string;
  /** The parts of a long answer, in order; null of a short one, or when it is not divided yet. */
  passages: readonly Passage[] | null;
  /** null: both texts are as they were sent. */
  original: SentArticleTexts | null;
  /** BCP 47 */
  locale: string | null;
  tags: string[];
  /** null: written by the business. */
  source: KnowledgeSource | null;
  createdAt: Date;
  updatedAt: Date;
}

export type ArticleInput = Omit<Article, 'id' | 'createdAt' | 'updatedAt'>;
