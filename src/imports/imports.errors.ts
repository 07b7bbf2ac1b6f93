import { defineErrors } from '../kernel/errors.js';

/** Error codes of imports. */
export const IMPORT_ERRORS = defineErrors('imports', {
  not_text: {
    category: 'unsupported',
    logLevel: 'debug',
    meaning: 'The file is no text, such as an Excel workbook.',
  },
  too_many_imports: {
    category: 'limited',
    logLevel: 'debug',
    meaning: 'As many imports of the business wait as may.',
  },
});
