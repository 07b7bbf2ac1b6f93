import { PhraseError } from './phrase-error.js';

/** The syntax tree of a phrase. `docs/words.md` has the grammar. */
export type PhraseNode =
  /** Literal letters, digits and signs. */
  | { kind: 'text'; text: string }
  | { kind: 'blank' }
  /** ` … `: up to a few words in between. */
  | { kind: 'gap' }
  /** `~`: any letters. */
  | { kind: 'letters' }
  /** One character of several (`[nrs]`, `\d`, `.`, `\?`) or an anchor (`^`, `$`, `\b`), as in a regular expression. */
  | { kind: 'set'; source: string }
  /** @param open `(`, `(?:`, `(?=`, `(?!`, `(?<=`, `(?<!` or `(?<name>` */
  | { kind: 'group'; open: string; alternatives: PhraseNode[][] }
  /** @param times `?`, `*`, `+` or `{1,3}`, followed by `?` when lazy */
  | { kind: 'repeat'; of: PhraseNode; times: string }
  /** `@name`: any word of a class. */
  | { kind: 'class'; name: string }
  /** ` & `: both sides must occur, in any order. */
  | { kind: 'and' };

export interface Phrase {
  /** As written, trimmed. */
  text: string;
  nodes: readonly PhraseNode[];
}

const GAP = ' … ';
const AND = ' & ';
const GROUP = '\\((?:\\?(?:[:=!]|<[=!]|<[a-zA-Z]\\w{0,20}>))?';
/** One way to read each part: two ways would double the time with every part of a set that is never closed. */
const SET = '\\[\\^?(?:\\\\[pP]\\{\\w{1,20}\\}|\\\\(?![pP]\\{)\\S|[^\\]\\\\\\s]){1,40}\\]';
const ESCAPED = '\\\\(?:[pP]\\{\\w{1,20}\\}|[sSdDwWb]|[^\\sa-zA-Z\\d])';
const TIMES = '(?:[?*+]|\\{\\d{1,2}(?:,\\d{0,2})?\\})\\??';
const CLASS = '@[a-z][a-z\\d_]{0,40}';
/** A literal character. A quantifier applies only to the last letter of a word. */
const LETTER = '[^()[\\]{}|?*+.^$\\\\~…@\\s]';
const TEXT = `${LETTER}{1,60}(?![?*+{])|${LETTER}`;
const TOKEN = new RegExp([GAP, AND, TEXT, ' ', GROUP, SET, ESCAPED, TIMES, CLASS, '[^]'].join('|'), 'g');
/** Not allowed as text. */
const NO_TEXT = ']{}?*+…\t\u00A0';
/** The first characters of quantifiers. */
const REPEATS = '?*+{';
/** Signs that only this notation has. */
const OWN_SIGNS = '~…@&';

/**
 * Parses a table of phrases: one per line, or separated by `|`.
 * @throws PhraseError with the phrase, the position and the correction
 */
export function parsePhrases(lines: string): Phrase[] {
  return lines.split('\n').flatMap((line) => {
    const text = line.trim();
    return text === '' ? [] : new PhraseParser(text).phrases();
  });
}

/** Recursive-descent parser of one line. */
class PhraseParser {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(private readonly line: string) {
    this.tokens = line.match(TOKEN) ?? [];
  }

  phrases(): Phrase[] {
    const found: Phrase[] = [];
    do {
      while (this.take(' '));
      const start = this.at;
      const nodes = this.sequence(true);
      found.push({ text: this.tokens.slice(start, this.at).join('').trimEnd(), nodes });
    } while (this.take('|'));
    if (this.next() !== undefined) this.refuse('no group is open here', 'remove ")" or write "\\)"');
    return found;
  }

  private sequence(isWholePhrase: boolean): PhraseNode[] {
    const nodes: PhraseNode[] = [];
    for (
      let token = this.next();
      token !== undefined && token !== '|' && token !== ')';
      token = this.next()
    ) {
      if (isWholePhrase && token === ' ' && this.skipBlanksBeforeBar()) break;
      this.append(nodes, this.repeated(this.node(token)));
    }
    if (nodes.length === 0) this.refuse('nothing stands here', 'write a word, or remove "|" or "()"');
    return nodes;
  }

  private append(nodes: PhraseNode[], node: PhraseNode): void {
    const last = node.kind === 'text' ? nodes.at(-1) : undefined;
    if (last?.kind === 'text' && node.kind === 'text') last.text += node.text;
    else nodes.push(node);
  }

  private node(token: string): PhraseNode {
    if (token === GAP) return this.taken({ kind: 'gap' });
    if (token === AND) return this.taken({ kind: 'and' });
    switch (token[0]) {
      case ' ':
        return this.blank();
      case '(':
        return this.group(token);
      case '~':
        return this.letters();
      case '\\':
        return this.escaped(token);
      case '.':
      case '^':
      case '$':
        return this.taken({ kind: 'set', source: token });
      case '@':
        return this.className(token);
      case '[':
        return this.set(token);
      default:
        if (NO_TEXT.includes(token.charAt(0))) return this.refuseSign(token);
        return this.taken({ kind: 'text', text: token });
    }
  }

  private taken(node: PhraseNode): PhraseNode {
    this.at += 1;
    return node;
  }

  private letters(): PhraseNode {
    this.at += 1;
    if (this.next() === '~') this.refuse('"~" stands for any letters already', 'write one "~"');
    return { kind: 'letters' };
  }

  private blank(): PhraseNode {
    this.at += 1;
    if (this.next()?.startsWith(' ')) this.refuse('one blank stands for up to three', 'write one blank');
    return { kind: 'blank' };
  }

  private group(open: string): PhraseNode {
    const start = this.at;
    this.at += 1;
    if (this.next()?.startsWith('?'))
      this.refuse('there is no such group', 'write (…), (?:…), (?=…), (?!…), (?<=…) or (?<!…)');
    const alternatives = [this.sequence(false)];
    while (this.take('|')) alternatives.push(this.sequence(false));
    if (!this.take(')')) this.refuse('the group is not closed', 'write ")"', start);
    return { kind: 'group', open, alternatives };
  }

  private set(source: string): PhraseNode {
    if (source.length === 1)
      this.refuse('these are no letters to choose from', 'write [abc]; a blank in it is \\s');
    return this.taken({ kind: 'set', source });
  }

  private escaped(source: string): PhraseNode {
    const correction = 'write \\s, \\S, \\d, \\w, \\b, \\p{L}, or "\\" before a sign';
    if (source.length === 1) this.refuse('there is no such sign', correction);
    const sign = source.slice(1);
    return this.taken(OWN_SIGNS.includes(sign) ? { kind: 'text', text: sign } : { kind: 'set', source });
  }

  private className(token: string): PhraseNode {
    if (token.length === 1) this.refuse('a class has a name', 'write @name, or "\\@" for the sign');
    return this.taken({ kind: 'class', name: token.slice(1) });
  }

  private repeated(node: PhraseNode): PhraseNode {
    const times = this.next();
    if (!isTimes(times)) return node;
    this.refuseUnlessRepeatable(node);
    const [, least, most] = /(\d{1,2}),(\d{1,2})/.exec(times) ?? [];
    if (Number(least) > Number(most)) this.refuse('the bounds are turned round', `write {${most},${least}}`);
    this.at += 1;
    if (isTimes(this.next())) this.refuse('it is repeated twice', 'put it into a group');
    return { kind: 'repeat', of: node, times };
  }

  private refuseUnlessRepeatable({ kind }: PhraseNode): void {
    if (kind === 'text' || kind === 'set' || kind === 'group') return;
    if (kind === 'letters') this.refuse('"~" stands for no letters too', 'write "~" alone');
    const correction = 'write "\\s?" or "(a )?b", or "~word" for any letters';
    this.refuse('a blank, gap or class cannot be optional or repeated', correction);
  }

  private refuseSign(token: string): never {
    const sign = token.charAt(0);
    if (sign === '…') this.refuse('"…" stands between two words', 'write a blank on each side');
    if (sign === '*')
      this.refuse('there is nothing to repeat', 'any letters are "~": write "word~" or "~word"');
    if (/\s/u.test(sign)) this.refuse('this is no plain blank', 'write a blank or \\s');
    return this.refuse(`"${sign}" does not stand for itself`, `write "\\${sign}", or put a word before it`);
  }

  /** Blanks around a bar between phrases are not part of them. */
  private skipBlanksBeforeBar(): boolean {
    let end = this.at;
    while (this.tokens[end] === ' ') end += 1;
    if (this.tokens[end] !== '|') return false;
    this.at = end;
    return true;
  }

  private next(): string | undefined {
    return this.tokens[this.at];
  }

  private take(token: string): boolean {
    if (this.next() !== token) return false;
    this.at += 1;
    return true;
  }

  private refuse(problem: string, correction: string, at = this.at): never {
    throw new PhraseError(this.line, this.tokens.slice(0, at).join('').length, problem, correction);
  }
}

function isTimes(token: string | undefined): token is string {
  return token !== undefined && REPEATS.includes(token.charAt(0)) && token !== '{';
}
