import { PhraseError } from './phrase-error.js';
import { parsePhrases, type Phrase, type PhraseNode } from './phrase-grammar.js';

/** How one phrase of a table of words is looked up. Texts are as written, not folded. */
export type LookUp =
  /** `word`, `word~` or `~word` */
  | { kind: 'word' | 'beginning' | 'ending'; text: string }
  /** `a … b` or `a … b~`: in that order, within a few words; `isBeginning` of the last one */
  | { kind: 'words'; texts: string[]; isBeginning?: true };

/** One word of an expression: `word`, `word~` or `@class`. */
export interface Cue {
  kind: 'word' | 'beginning' | 'class';
  text: string;
}

/**
 * How to look up a phrase in an index of words, which is faster than thousands of patterns.
 * @throws PhraseError when a phrase has anything but words, `~` at one end and ` … `, after which only the last has `~`
 */
export function lookUpOf({ text, nodes }: Phrase): LookUp {
  const [first, second, third] = nodes;
  if (first?.kind === 'text' && !second) return { kind: 'word', text: first.text };
  if (first?.kind === 'text' && second?.kind === 'letters' && !third)
    return { kind: 'beginning', text: first.text };
  if (first?.kind === 'letters' && second?.kind === 'text' && !third)
    return { kind: 'ending', text: second.text };
  const ends = nodes.at(-1)?.kind === 'letters' && nodes.at(-2)?.kind === 'text' && nodes.length > 3;
  if (!ends) return { kind: 'words', texts: textsOf(text, nodes) };
  return { kind: 'words', texts: textsOf(text, nodes.slice(0, -1)), isBeginning: true };
}

/** The words that ` … ` separates. */
function textsOf(phrase: string, nodes: readonly PhraseNode[]): string[] {
  return nodes.flatMap((node, index) => {
    const isWord = index % 2 === 0;
    if (isWord && node.kind === 'text') return [node.text];
    if (!isWord && node.kind === 'gap' && index < nodes.length - 1) return [];
    throw new PhraseError(
      phrase,
      0,
      'it cannot be looked up',
      'write "word", "word~", "~word", "a … b" or "a … b~"',
    );
  });
}

/**
 * Alternative expressions, each a list of sets; one word of every set must occur: `@cold & (bed|bett~) | chilly`.
 * @throws PhraseError when a set has anything but words, `word~` and classes
 */
export function sayingsIn(lines: string): Cue[][][] {
  return parsePhrases(lines).map(({ text, nodes }) =>
    setsOf(nodes).map((set) => cuesOf({ text, nodes: set })),
  );
}

/** The parts between `&`. */
function setsOf(nodes: readonly PhraseNode[]): PhraseNode[][] {
  const sets: PhraseNode[][] = [[]];
  for (const node of nodes) {
    if (node.kind === 'and') sets.push([]);
    else sets.at(-1)?.push(node);
  }
  return sets;
}

/** The words of one set. */
export function cuesOf({ text, nodes }: Phrase): Cue[] {
  const [first, second, third] = nodes;
  if (first?.kind === 'group' && first.open === '(' && !second)
    return first.alternatives.flatMap((alternative) => cuesOf({ text, nodes: alternative }));
  if (first?.kind === 'class' && !second) return [{ kind: 'class', text: first.name }];
  if (first?.kind === 'text' && !second) return [{ kind: 'word', text: first.text }];
  if (first?.kind === 'text' && second?.kind === 'letters' && !third)
    return [{ kind: 'beginning', text: first.text }];
  throw new PhraseError(text, 0, 'no such set of words', 'write "word", "word~", "@class" or "(a|b)"');
}
