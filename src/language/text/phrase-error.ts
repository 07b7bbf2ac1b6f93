const LONGEST_EXCERPT = 60;

/** A phrase of a word table with a syntax error. Thrown at start, never during a request. */
export class PhraseError extends Error {
  /**
   * @param at index of the first character that is wrong
   * @param correction the correction
   */
  constructor(
    readonly phrase: string,
    readonly at: number,
    problem: string,
    correction: string,
  ) {
    super(`Phrase "${excerptOf(phrase, at)}", character ${at + 1}: ${problem}; ${correction}.`);
    this.name = 'PhraseError';
  }
}

/** The part of a long line around a position. */
function excerptOf(phrase: string, at: number): string {
  if (phrase.length <= LONGEST_EXCERPT) return phrase;
  const start = Math.max(0, at - LONGEST_EXCERPT / 2);
  const end = start + LONGEST_EXCERPT;
  return `${start > 0 ? '...' : ''}${phrase.slice(start, end)}${end < phrase.length ? '...' : ''}`;
}
