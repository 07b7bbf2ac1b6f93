/** Where a text stops being JSON (RFC 8259). */
export interface JsonFault {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  /** What JSON would have there, for people. */
  expected: string;
}

type Wants = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'rest' | 'end';

const EXPECTED: Record<Exclude<Wants, 'rest'>, string> = {
  value: 'a value',
  'first value': 'a value or "]"',
  name: 'a name in double quotes',
  'first name': 'a name in double quotes or "}"',
  colon: '":"',
  end: 'the end',
};
const BLANK = new Set([' ', '\t', '\n', '\r']);
const LITERALS = ['true', 'false', 'null'];

/** Characters in which a fault is looked for, some 20 ms: nothing else runs meanwhile. */
export const LONGEST_SEARCHED = 250_000;
/** Of literals and escapes, which the end may have cut. */
const LONGEST_CUT = 6;

/**
 * The first fault of a text, found in one pass; null when it is JSON. For error messages, after the parser failed.
 * @returns 'beyond' where the first LONGEST_SEARCHED characters have none
 */
export function jsonFault(text: string): JsonFault | 'beyond' | null {
  const reader = new Reader(text.slice(0, LONGEST_SEARCHED));
  while (reader.step());
  if (text.length > LONGEST_SEARCHED && reader.reached > LONGEST_SEARCHED - LONGEST_CUT) return 'beyond';
  if (reader.expected === null) return null;
  const before = text.slice(0, reader.at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, expected: reader.expected };
}

class Reader {
  at = 0;
  /** Set at the first fault, which is then at `at`. */
  expected: string | null = null;
  /** Where a text without an end was read to. */
  private furthest = 0;
  private wants: Wants = 'value';
  private readonly open: ('{' | '[')[] = [];

  constructor(private readonly text: string) {}

  /** How far the text was read. */
  get reached(): number {
    return Math.max(this.at, this.furthest);
  }

  /** Reads the next token. @returns false at the end and at a fault. */
  step(): boolean {
    while (BLANK.has(this.text[this.at] ?? '')) this.at += 1;
    const sign = this.text[this.at];
    if (sign === undefined && this.wants === 'end') return false;
    return this.take(sign ?? '') || this.fail(this.described());
  }

  private take(sign: string): boolean {
    switch (this.wants) {
      case 'value':
        return this.takeValue(sign);
      case 'first value':
        return sign === ']' ? this.close('[') : this.takeValue(sign);
      case 'name':
        return sign === '"' && this.takeText('colon');
      case 'first name':
        return sign === '}' ? this.close('{') : sign === '"' && this.takeText('colon');
      case 'colon':
        return sign === ':' && this.go(1, 'value');
      case 'rest':
        return this.takeRest(sign);
      case 'end':
        return false;
    }
  }

  private takeValue(sign: string): boolean {
    if (sign === '{' || sign === '[') {
      this.open.push(sign);
      return this.go(1, sign === '{' ? 'first name' : 'first value');
    }
    if (sign === '"') return this.takeText(this.afterValue());
    const literal = LITERALS.find((each) => this.text.startsWith(each, this.at));
    if (literal !== undefined) return this.go(literal.length, this.afterValue());
    return (sign === '-' || isDigit(sign)) && this.takeNumber();
  }

  private takeRest(sign: string): boolean {
    const container = this.open.at(-1);
    if (sign === ',') return this.go(1, container === '{' ? 'name' : 'value');
    return sign === (container === '{' ? '}' : ']') && this.close(container);
  }

  private takeNumber(): boolean {
    if (this.text[this.at] === '-') this.at += 1;
    // After a leading zero no digit may follow: what stands there is refused as the rest.
    if (this.text[this.at] === '0') this.at += 1;
    else if (!this.takeDigits()) return this.fail('a digit');
    if (this.text[this.at] === '.') {
      this.at += 1;
      if (!this.takeDigits()) return this.fail('a digit');
    }
    if ('eE'.includes(this.text[this.at] ?? ' ')) {
      this.at += 1;
      if ('+-'.includes(this.text[this.at] ?? ' ')) this.at += 1;
      if (!this.takeDigits()) return this.fail('a digit');
    }
    return this.go(0, this.afterValue());
  }

  private takeDigits(): boolean {
    const start = this.at;
    while (isDigit(this.text[this.at] ?? '')) this.at += 1;
    return this.at > start;
  }

  private takeText(next: Wants): boolean {
    const start = this.at;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at] ?? '';
      if (sign === '"') return this.go(1, next);
      if (sign < ' ') return this.fail('line breaks and control characters written as \\n or \\u0000');
      if (sign === '\\' && !this.takeEscape()) return this.fail('an escape such as \\n, \\" or \\u00e9');
    }
    this.furthest = this.at;
    this.at = start;
    return this.fail('a closing double quote for the text that begins here');
  }

  /** Leaves `at` on the escape's last character. */
  private takeEscape(): boolean {
    const kind = this.text[this.at + 1] ?? ' ';
    const isCode = kind === 'u' && /^[0-9a-f]{4}$/i.test(this.text.slice(this.at + 2, this.at + 6));
    if (!isCode && !'"\\/bfnrt'.includes(kind)) return false;
    this.at += isCode ? 5 : 1;
    return true;
  }

  private close(container: '{' | '[' | undefined): boolean {
    if (this.open.pop() !== container) return false;
    return this.go(1, this.afterValue());
  }

  private afterValue(): Wants {
    return this.open.length === 0 ? 'end' : 'rest';
  }

  private go(length: number, next: Wants): true {
    this.at += length;
    this.wants = next;
    return true;
  }

  private described(): string {
    if (this.wants !== 'rest') return EXPECTED[this.wants];
    return this.open.at(-1) === '{' ? '"," or "}"' : '"," or "]"';
  }

  /** Keeps the first fault. */
  private fail(expected: string): false {
    this.expected ??= expected;
    return false;
  }
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9' && sign.length === 1;
}
