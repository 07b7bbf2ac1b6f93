import { PhraseError } from './phrase-error.js';
import { parsePhrases, type Phrase, type PhraseNode } from './phrase-grammar.js';
import { textPattern } from './text-pattern.js';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** Bounded: two adjacent unbounded runs make matching quadratic in the text. */
const BLANKS = '\\s{1,5}';
const LETTERS = '\\p{L}{0,40}';
const GAP = "(?:[\\s,'-]|[\\s,'-].{0,60}?[\\s,'-])";
/**
 * A pattern that matches whole phrases in folded text; notation: `docs/words.md`. Look-arounds instead of `\b`, which
 * does not support Arabic letters.
 * @throws PhraseError
 */
export function phrasePattern(lines: string): RegExp {
  const alternatives = parsePhrases(lines).map((phrase) => sourceOf(phrase, BLANKS));
  return textPattern(`${START}(?:${alternatives.join('|')})${END}`, 'u');
}

/**
 * The phrases as alternatives of a hand-written regular expression, where a blank is just one blank and `(a|b)` has no
 * number, so that the expression's own groups keep theirs.
 * @throws PhraseError
 */
export function phraseAlternatives(lines: string): string {
  return parsePhrases(lines)
    .map((phrase) => sourceOf(phrase, ' ', '(?:'))
    .join('|');
}

/** @param plainGroup what `(` becomes */
function sourceOf({ text, nodes }: Phrase, blank: string, plainGroup = '('): string {
  const sequence = (parts: readonly PhraseNode[]): string => {
    let source = '';
    for (const part of parts) source += build(part);
    return source;
  };
  const build = (node: PhraseNode): string => {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'blank':
        return blank;
      case 'gap':
        return GAP;
      case 'letters':
        return LETTERS;
      case 'set':
        return node.source;
      case 'group':
        return `${node.open === '(' ? plainGroup : node.open}${node.alternatives.map(sequence).join('|')})`;
      case 'repeat':
        return build(node.of) + node.times;
      case 'class':
        throw new PhraseError(text, text.indexOf('@'), 'only needs have classes', 'write the words');
      case 'and':
        throw new PhraseError(text, text.indexOf(' & '), 'only needs have "&"', 'write "a … b", or "\\&"');
    }
  };
  return sequence(nodes);
}
