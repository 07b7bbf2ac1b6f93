export const QUESTION_STATUSES = ['open', 'answered'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** What is left out does not count. */
export interface QuestionFilter {
  status?: QuestionStatus;
  /** A part of the question in one of its wordings, in any case. */
  q?: string;
}

/** What the assistant could not answer; questions that ask the same are one. */
export interface UnansweredQuestion {
  id: string;
  /** As it was asked last. */
  question: string;
  count: number;
  lastAskedAt: Date;
  /** In which it was asked last. */
  conversationId: string;
  status: QuestionStatus;
}
