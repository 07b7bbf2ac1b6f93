/** Characters of a text as it is sent; descriptions of real shops have up to 60 kB of HTML. */
export const LONGEST_SENT = 100_000;
/** Characters of plain text that search and answers use; twenty pages. */
export const LONGEST_PLAIN = 12_000;
/** Characters of a product's name and of an article's question. */
export const LONGEST_NAME = 200;
export const LONGEST_QUESTION = 500;
