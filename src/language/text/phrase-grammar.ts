import { PhraseError } from './phrase-error.js';

/** What a phrase is made of. The page `docs/words.md` has the grammar. */
export type PhraseNode =
  /** Letters, digits and signs that stand for themselves. */
  | { kind: 'text'; text: string }
  | { kind: 'blank' }
  /** ` … `: some words may stand between. */
  | { kind: 'gap' }
  /** `~`: any letters. */
  | { kind: 'letters' }
  /** One character of several (`[nrs]`, `\d`, `.`) or a place (`^`, `$`, `\b`), as in a regular expression. */
  | { kind: 'set'; source: string }
  /** @param open `(`, `(?:`, `(?=`, `(?!`, `(?<=`, `(?<!` or `(?<name>` */
  | { kind: 'group'; open: string; alternatives: PhraseNode[][] }
  /** @param times `?`, `*`, `+` or `{1,3}`, with `?` behind for as few as possible */
  | { kind: 'repeat'; of: PhraseNode; times: string }
  /** `@name`: any word of a class. */
  | { kind: 'class'; name: string }
  /** ` & `: both sides have to be said, in any order. */
  | { kind: 'and' };

export interface Phrase {
  /** As written, without blanks around it. */
  text: string;
  nodes: readonly PhraseNode[];
}

const GAP = ' … ';
const AND = ' & ';
const GROUP_OPEN = /\((?:\?(?:[:=!]|<[=!]|<[a-zA-Z]\w*>))?/y;
const SET = /\[\^?(?:\\[pP]\{[\p{L}=_]+\}|\\[^\s]|[^\]\\\s])+\]/uy;
const ESCAPED_SET = /\\(?:[sSdDwWb]|[pP]\{[\p{L}=_]+\})/uy;
const ESCAPED_SIGN = /\\[.?*+()[\]{}|^$\\~…@&]/uy;
const TIMES = /(?:[?*+]|\{\d{1,2}(?:,\d{0,2})?\})\??/y;
const CLASS = /@[a-z][a-z\d_]*/y;
/** What stands for itself. */
const TEXT = /[\p{L}\p{M}\p{N}'’"#°,:;!&€£%_<>=·/-]+/uy;
const REPEATS = /^[?*+{]/;

/**
 * The phrases of a table: one a line, or divided by `|`.
 * @throws PhraseError with the phrase, the position and the mend
 */
export function parsePhrases(table: string): Phrase[] {
  return table.split('\n').flatMap((line) => {
    const text = line.trim();
    return text === '' ? [] : new PhraseParser(text).phrases();
  });
}

/** Reads one line from left to right. */
class PhraseParser {
  private at = 0;

  constructor(private readonly line: string) {}

  phrases(): Phrase[] {
    const found: Phrase[] = [];
    do {
      this.skipBlanks();
      const start = this.at;
      const nodes = this.sequence(true);
      found.push({ text: this.line.slice(start, this.at).trimEnd(), nodes });
    } while (this.take('|'));
    if (this.at < this.line.length) this.refuse('no group is open here', 'remove ")" or write "\\)"');
    return found;
  }

  private sequence(isWholePhrase: boolean): PhraseNode[] {
    const nodes: PhraseNode[] = [];
    while (this.at < this.line.length && !this.isNext('|') && !this.isNext(')')) {
      if (isWholePhrase && this.isBlankAtEnd()) break;
      this.append(nodes, this.repeated(this.node()));
    }
    if (nodes.length === 0) this.refuse('nothing stands here', 'write a word, or remove "|" or "()"');
    return nodes;
  }

  private append(nodes: PhraseNode[], node: PhraseNode): void {
    const last = nodes.at(-1);
    if (last?.kind === 'text' && node.kind === 'text') last.text += node.text;
    else nodes.push(node);
  }

  private node(): PhraseNode {
    const text = this.match(TEXT);
    if (text !== undefined) return this.text(text);
    const character = this.line[this.at] ?? '';
    switch (character) {
      case ' ':
        return this.blank();
      case '(':
        return this.group();
      case '[':
        return this.set();
      case '\\':
        return this.escaped();
      case '@':
        return this.className();
      case '~':
        return this.letters();
      case '.':
      case '^':
      case '$':
        this.at += 1;
        return { kind: 'set', source: character };
      default:
        return this.refuseSign(character);
    }
  }

  /** Only the last letter of a word is optional or repeated. */
  private text(text: string): PhraseNode {
    if (text.length === 1 || !REPEATS.test(this.line[this.at] ?? '')) return { kind: 'text', text };
    this.at -= 1;
    return { kind: 'text', text: text.slice(0, -1) };
  }

  private letters(): PhraseNode {
    this.at += 1;
    if (this.isNext('~')) this.refuse('"~" stands for any letters already', 'write one "~"');
    return { kind: 'letters' };
  }

  private blank(): PhraseNode {
    if (this.take(GAP)) return { kind: 'gap' };
    if (this.take(AND)) return { kind: 'and' };
    this.at += 1;
    if (this.isNext(' ')) this.refuse('one blank stands for up to three', 'write one blank');
    return { kind: 'blank' };
  }

  private group(): PhraseNode {
    const start = this.at;
    const open = this.match(GROUP_OPEN) ?? '(';
    if (this.isNext('?'))
      this.refuse('there is no such group', 'write (…), (?:…), (?=…), (?!…), (?<=…) or (?<!…)');
    const alternatives = [this.sequence(false)];
    while (this.take('|')) alternatives.push(this.sequence(false));
    if (!this.take(')')) this.refuse('the group is not closed', 'write ")"', start);
    return { kind: 'group', open, alternatives };
  }

  private set(): PhraseNode {
    const source = this.match(SET);
    if (source === undefined)
      return this.refuse('these are no letters to choose from', 'write [abc]; a blank in it is \\s');
    return { kind: 'set', source };
  }

  private escaped(): PhraseNode {
    const sign = this.match(ESCAPED_SIGN);
    if (sign !== undefined) return { kind: 'text', text: sign.slice(1) };
    const source = this.match(ESCAPED_SET);
    if (source !== undefined) return { kind: 'set', source };
    return this.refuse(
      'there is no such sign',
      'write \\s, \\S, \\d, \\w, \\b, \\p{L}, or "\\" before a sign',
    );
  }

  private className(): PhraseNode {
    const name = this.match(CLASS)?.slice(1);
    if (name === undefined) return this.refuse('a class has a name', 'write @name, or "\\@" for the sign');
    return { kind: 'class', name };
  }

  private repeated(node: PhraseNode): PhraseNode {
    const start = this.at;
    const times = this.match(TIMES);
    if (times === undefined) return node;
    this.refuseUnlessRepeatable(node, start);
    const [, least, most] = /(\d+),(\d+)/.exec(times) ?? [];
    if (Number(least) > Number(most))
      this.refuse('the bounds are turned round', `write {${most},${least}}`, start);
    const end = this.at;
    if (this.match(TIMES) !== undefined) this.refuse('it is repeated twice', 'put it into a group', end);
    return { kind: 'repeat', of: node, times };
  }

  private refuseUnlessRepeatable({ kind }: PhraseNode, at: number): void {
    if (kind === 'text' || kind === 'set' || kind === 'group') return;
    if (kind === 'letters') this.refuse('"~" stands for no letters too', 'write "~" alone', at);
    const mend = 'write "\\s?" or "(a )?b", or "~word" for any letters';
    this.refuse('a blank, gap or class cannot be optional or repeated', mend, at);
  }

  private refuseSign(sign: string): never {
    if (sign === '…') this.refuse('"…" stands between two words', 'write a blank on each side');
    if (sign === '*')
      this.refuse('there is nothing to repeat', 'any letters are "~": write "word~" or "~word"');
    if (/\s/u.test(sign)) this.refuse('this is no plain blank', 'write a blank or \\s');
    return this.refuse(`"${sign}" does not stand for itself`, `write "\\${sign}", or put a word before it`);
  }

  private isBlankAtEnd(): boolean {
    if (!this.isNext(' ')) return false;
    let end = this.at;
    while (this.line[end] === ' ') end += 1;
    if (this.line[end] !== '|') return false;
    this.at = end;
    return true;
  }

  private skipBlanks(): void {
    while (this.isNext(' ')) this.at += 1;
  }

  private isNext(text: string): boolean {
    return this.line.startsWith(text, this.at);
  }

  private take(text: string): boolean {
    if (!this.isNext(text)) return false;
    this.at += text.length;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private refuse(problem: string, mend: string, at = this.at): never {
    throw new PhraseError(this.line, at, problem, mend);
  }
}
