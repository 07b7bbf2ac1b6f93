import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../../assistant/tool-input.js';

export const ARTICLE_SEARCH_INPUT = toolInput({
  query: v.pipe(v.string(), v.description('The question, in the words of the visitor')),
});

/** The published input, and the internal fields of the built-in responder. */
export interface ArticleSearchInput extends PublicInput<typeof ARTICLE_SEARCH_INPUT> {
  /** The articles of the reading: two questions with the same ones are answered once. */
  ids?: string[];
  /** The message is the question of the first article, nearly word for word. */
  exact?: boolean;
  /** Distance in search score to the best article that is not used. */
  margin?: number;
}
