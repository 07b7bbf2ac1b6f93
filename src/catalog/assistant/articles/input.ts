import * as v from 'valibot';
import type { Nearness } from '../../../assistant/evidence.js';
import { toolInput, type PublicInput } from '../../../assistant/tool-input.js';

export const ARTICLE_SEARCH_INPUT = toolInput({
  query: v.pipe(v.string(), v.description('The question, in the words of the visitor')),
});

/** The published input, and the internal fields of the built-in responder. */
export interface ArticleSearchInput extends PublicInput<typeof ARTICLE_SEARCH_INPUT> {
  /** The articles of the reading, of long ones a passage (`nameOfPart`): two questions with the same ones are answered once. */
  ids?: string[];
  /** The message is the question of the first article, nearly word for word. */
  exact?: boolean;
  /** With `exact`: with other words than the question's, which mean the same for the business. */
  inOwnWords?: boolean;
  /** What to propose when no article is sure to answer it. */
  like?: readonly string[];
  /** Distance in search score to the best article that is not used. */
  margin?: number;
  /** Of the first article, when its meaning was compared. */
  nearness?: Nearness | undefined;
  /** The article was found by its meaning: `query` is its own question then. */
  isMeant?: boolean;
  /** It was told before, and the question goes on from it. */
  follows?: boolean;
  /** A part of the business whose times it states: that alone is asked for. */
  part?: string;
  /** It is quoted without a yes or no, because only a person may judge. */
  isQuoteOnly?: boolean;
  /** It was proposed, and is told as what comes closest. */
  isProposed?: boolean;
  /** It does not speak of the thing that is asked for. */
  isAbsent?: boolean;
}
