export const SUGGESTION_KINDS = ['synonyms', 'article'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const SUGGESTION_STATUSES = ['open', 'accepted', 'rejected'] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

/** Who answered by hand: an article was written for the question, or a member replied in the conversation. */
export const ANSWERED_BY = ['article', 'member'] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number];

/** A product or article that the answer by hand names. */
export interface NamedSource {
  kind: 'product' | 'article';
  id: string;
  /** An article's question, a product's name. */
  title: string;
}

/** A group of `PUT /v1/synonyms`. */
export interface SynonymsContent {
  words: string[];
  locale: string | null;
}

/** An article of `PUT /v1/articles`. */
export interface ArticleContent {
  question: string;
  answer: string;
  locale: string | null;
}

export type Learnt =
  | { kind: 'synonyms'; content: SynonymsContent; source: NamedSource }
  | { kind: 'article'; content: ArticleContent; source: null };

/** Why something is proposed. */
export interface SuggestionReason {
  /** What the assistant could not answer, without personal data. */
  question: string;
  questionId: string | null;
  conversationId: string | null;
  answeredBy: AnsweredBy;
  /** The article, or the member's message. */
  answerId: string | null;
  /** What the answer names; null for an article. */
  source: NamedSource | null;
}

/** What would have let the assistant answer a question that was answered by hand. */
export interface Suggestion {
  id: string;
  kind: SuggestionKind;
  status: SuggestionStatus;
  /** By its kind: `SynonymsContent` or `ArticleContent`. */
  content: SynonymsContent | ArticleContent;
  reason: SuggestionReason;
  createdAt: Date;
  decidedAt: Date | null;
}
