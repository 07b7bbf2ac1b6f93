import { defineErrors } from '../../kernel/errors.js';

/** Error codes of articles. */
export const ARTICLE_ERRORS = defineErrors('articles', {
  question_taken: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'Another article of the business has this question.',
  },
});
