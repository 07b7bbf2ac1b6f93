import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../../assistant/tool-input.js';

export const ARTICLE_SEARCH_INPUT = toolInput({
  query: v.pipe(v.string(), v.description('The question, in the words of the visitor')),
});

/** What may be asked from outside, and what the built-in reading knows beside it. */
export interface ArticleSearchInput extends PublicInput<typeof ARTICLE_SEARCH_INPUT> {
  /** The articles the reading rests on: two questions for the same ones are one. */
  ids?: string[];
}
