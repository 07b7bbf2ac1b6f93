import { PhraseError } from './phrase-error.js';
import { parsePhrases, type Phrase, type PhraseNode } from './phrase-grammar.js';

/**
 * Every text that the phrases stand for, in their order, the shorter one first: `tues(day)?` gives `tues`, `tuesday`.
 * For words that are keys of a map.
 * @throws PhraseError where a phrase stands for any number of texts
 */
export function phraseForms(lines: string): string[] {
  return parsePhrases(lines).flatMap((phrase) => formsOf(phrase, phrase.nodes));
}

function formsOf(phrase: Phrase, nodes: readonly PhraseNode[]): string[] {
  return nodes.reduce<string[]>(
    (forms, node) => {
      const endings = formsOfNode(phrase, node);
      return forms.flatMap((form) => endings.map((ending) => form + ending));
    },
    [''],
  );
}

function formsOfNode(phrase: Phrase, node: PhraseNode): string[] {
  if (node.kind === 'text') return [node.text];
  if (node.kind === 'blank') return [' '];
  if (node.kind === 'repeat' && node.times === '?') return ['', ...formsOfNode(phrase, node.of)];
  if (node.kind === 'group' && (node.open === '(' || node.open === '(?:'))
    return node.alternatives.flatMap((alternative) => formsOf(phrase, alternative));
  throw new PhraseError(
    phrase.text,
    0,
    'it cannot be written out',
    'write words, blanks, "(a|b)" or "?" behind a letter or a group',
  );
}
