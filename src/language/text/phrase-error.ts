const LONGEST_EXCERPT = 60;

/** A phrase of a word table that is not written in the notation. Thrown while the process starts, never for a visitor. */
export class PhraseError extends Error {
  /**
   * @param at index of the first character that is wrong
   * @param mend what to write instead
   */
  constructor(
    readonly phrase: string,
    readonly at: number,
    problem: string,
    mend: string,
  ) {
    super(`Phrase "${excerptOf(phrase, at)}", character ${at + 1}: ${problem}; ${mend}.`);
    this.name = 'PhraseError';
  }
}

/** The part of a long line around a place. */
function excerptOf(phrase: string, at: number): string {
  if (phrase.length <= LONGEST_EXCERPT) return phrase;
  const start = Math.max(0, at - LONGEST_EXCERPT / 2);
  const end = start + LONGEST_EXCERPT;
  return `${start > 0 ? '...' : ''}${phrase.slice(start, end)}${end < phrase.length ? '...' : ''}`;
}
