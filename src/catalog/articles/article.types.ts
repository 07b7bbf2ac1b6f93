export interface Article {
  id: string;
  /** The business's own id; null when the question identifies the article. */
  externalId: string | null;
  question: string;
  answer: string;
  /** BCP 47 */
  locale: string | null;
  tags: string[];
  createdAt: Date;
  updatedAt: Date;
}

export type ArticleInput = Omit<Article, 'id' | 'createdAt' | 'updatedAt'>;
