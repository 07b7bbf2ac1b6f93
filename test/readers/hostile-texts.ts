import { analyse, type ParsedLiteral } from 'scslre';

/** A text that is built to be slow to read, and its description. */
export interface HostileText {
  kind: string;
  text: string;
}

/** Length of a visitor's message, and of an article. */
export const LENGTH = 8_000;
/** A last character that prevents patterns with an end anchor from matching. */
const TAIL = '\u0001';
const MOST_LETTERS = 5;
const MOST_PAIRS = 4;
const MOST_CANDIDATES = 3;

function repeated(unit: string, tail = TAIL): string {
  return unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH - tail.length) + tail;
}

function named(kind: string, unit: string): HostileText {
  return { kind, text: repeated(unit) };
}

/** For any reader: long words and digits, separators, marks, lists of candidates. */
export const COMMON_TEXTS: readonly HostileText[] = [
  named('one word', 'a'),
  named('one Arabic word', 'خال'),
  named('digits', '7'),
  named('digits divided by commas', '7,'),
  named('digits divided by blanks', '7 '),
  named('Arabic digits', '٧٬'),
  named('blanks', ' '),
  { kind: 'line separators', text: `a${'\u2028'.repeat(LENGTH - 2)}b` },
  { kind: 'marks', text: `a${'\u0301\u0323'.repeat(LENGTH / 2 - 1)}b` },
  named('commas', ', '),
  named('dots and signs', 'a.-_@'),
  named('quotes and brackets', '("[{<'),
  named('words of 99 letters', `${'n'.repeat(99)} `),
  named('addresses', 'a@b.example '),
  named('links', 'https://a.example/b?c=d&e '),
  named('order numbers', 'order no. CC-2041 1001 '),
  named('phone numbers', '+353 1 (555) 0142-01 '),
  named('prices', 'between 20 and 1.299,99 € '),
  named('dates', 'from monday the 12th of march 2026 at half past 8 pm until the day after '),
  named('measures', '1.5 kg 20x30 cm 500 ml '),
  named('exclusions', 'without nuts nut-free nussfrei ohne sans sin بدون '),
  named('questions', 'and what is it, and when are you open, or do you have a lamp? '),
  named('German compounds', 'geschirrspulmaschinenfestigkeitsprufung '),
  named('Arabic', 'هل عندكم مصباح للمطبخ وكم سعره '),
];

/** A pattern's characters, and a text that each of its longest alternatives matches. */
interface Alphabet {
  letters: string[];
  candidates: string[];
}

type Element = ParsedLiteral['pattern']['alternatives'][number]['elements'][number];

function alphabetOf(source: string, flags: string): Alphabet {
  const { parsed } = analyse({ source, flags }, { maxReports: 1 });
  const letters = new Map<string, number>();
  const count = (letter: string): void => void letters.set(letter, (letters.get(letter) ?? 0) + 1);
  const candidates = parsed.pattern.alternatives.map(({ elements }) => textOf(elements, count));
  return {
    letters: [...letters].toSorted((a, b) => b[1] - a[1]).map(([letter]) => letter),
    candidates: candidates.filter((text) => text !== '').toSorted((a, b) => b.length - a.length),
  };
}

/** A text that the elements match, by their first alternatives; also collects all letters. */
function textOf(elements: readonly Element[], count: (letter: string) => void): string {
  return elements.map((element) => textOfOne(element, count)).join('');
}

function textOfOne(element: Element, count: (letter: string) => void): string {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass': {
      const letters = lettersOf(element);
      letters.forEach(count);
      return letters[0] ?? '';
    }
    case 'Quantifier':
      return textOfOne(element.element, count).repeat(Math.min(2, Math.max(1, element.min)));
    case 'Group':
    case 'CapturingGroup': {
      const texts = element.alternatives.map((alternative) => textOf(alternative.elements, count));
      return texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
    }
    default:
      return '';
  }
}

const OF_SETS: Record<string, string[]> = { digit: ['7'], space: [' ', '\u2028'], word: ['a'], any: ['x'] };
const OF_PROPERTIES: Record<string, string[]> = {
  M: ['\u0301'],
  N: ['7'],
  Nd: ['7'],
  Lu: ['A'],
  Cc: ['\u0001'],
};

function lettersOf(element: { type: string; raw: string }): string[] {
  const node = element as {
    value?: number | string | null;
    kind?: string;
    negate?: boolean;
    elements?: { type: string; raw: string }[];
    min?: { value: number };
    max?: { value: number };
  };
  if (typeof node.value === 'number') return [String.fromCodePoint(node.value)];
  if (node.min && node.max)
    return [String.fromCodePoint(node.min.value), String.fromCodePoint(node.max.value)];
  if (node.negate) return ['z'];
  if (node.elements) return node.elements.flatMap(lettersOf);
  if (node.kind !== 'property') return OF_SETS[node.kind ?? ''] ?? ['x'];
  return OF_PROPERTIES[/\{(?:\w+=)?(\w+)\}/.exec(element.raw)?.[1] ?? ''] ?? ['a', 'ل'];
}

/** Texts in a pattern's own alphabet: its letters alone, in pairs and all together, and near matches. */
export function textsAgainst(source: string, flags: string): HostileText[] {
  const { letters, candidates } = alphabetOf(source, flags.replace(/[^imsuy]/g, ''));
  const often = letters.slice(0, MOST_LETTERS);
  const pairs = often.flatMap((one, index) => often.slice(index + 1).map((other) => one + other));
  const signs = letters.filter((letter) => /[^\p{L}\p{N}]/u.test(letter)).slice(0, MOST_LETTERS);
  const longest = candidates.slice(0, MOST_CANDIDATES);
  return [
    ...[...new Set([...often, ...signs])].map((letter) => named(`"${letter}"`, letter)),
    ...pairs.slice(0, MOST_PAIRS).map((pair) => named(`"${pair}"`, pair)),
    ...(letters.length > 0 ? [named('its alphabet', letters.join(''))] : []),
    ...longest.map((candidate) => named(`"${candidate.slice(0, 30)}"`, candidate)),
    ...longest.map((candidate) => named(`"${candidate.slice(0, 30)}" and a blank`, `${candidate} `)),
    ...longest.slice(0, 1).map((candidate) => named('its beginning', candidate.slice(0, -1) || candidate)),
  ];
}
