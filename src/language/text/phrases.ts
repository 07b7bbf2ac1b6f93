const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** Bounded: two unbounded runs in a row make a pattern's time grow with the square of the text. */
const BLANKS = '\\s{1,3}';
const ENDING = '\\p{L}{0,40}';

/**
 * A pattern of whole phrases over folded text, one phrase a line. Beside regular expressions, `~` is any ending of a
 * word and ` … ` at most 60 characters between two words. `\b` knows no Arabic letters, hence the lookarounds.
 */
export function phrasePattern(lines: string): RegExp {
  const alternatives = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line
        .replaceAll('~', ENDING)
        .replaceAll(' … ', `(?:[\\s,'-]|[\\s,'-].{0,60}?[\\s,'-])${START}`)
        .replaceAll(' ', BLANKS),
    );
  return new RegExp(`${START}(?:${alternatives.join('|')})${END}`, 'u');
}
