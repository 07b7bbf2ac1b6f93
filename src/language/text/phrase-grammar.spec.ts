import { PhraseError } from './phrase-error.js';
import { parsePhrases, type PhraseNode } from './phrase-grammar.js';

const text = (value: string): PhraseNode => ({ kind: 'text', text: value });
const BLANK: PhraseNode = { kind: 'blank' };
const LETTERS: PhraseNode = { kind: 'letters' };

function nodesOf(phrase: string): readonly PhraseNode[] {
  const phrases = parsePhrases(phrase);
  expect(phrases).toHaveLength(1);
  return phrases[0]?.nodes ?? [];
}

function refusalOf(table: string): PhraseError {
  try {
    parsePhrases(table);
  } catch (error) {
    if (error instanceof PhraseError) return error;
    throw error;
  }
  throw new Error(`"${table}" was not refused`);
}

describe('a table', () => {
  it('has one phrase per line or between bars, trimmed', () => {
    const table = `
      where is it
        when | why|how much`;

    expect(parsePhrases(table).map((phrase) => phrase.text)).toEqual([
      'where is it',
      'when',
      'why',
      'how much',
    ]);
  });

  it('may be empty', () => {
    expect(parsePhrases('\n  \n')).toEqual([]);
  });

  it('is not split at a bar inside a group', () => {
    expect(parsePhrases('(a|b) c|d').map((phrase) => phrase.text)).toEqual(['(a|b) c', 'd']);
  });
});

describe('a construct', () => {
  it.each<[string, readonly PhraseNode[]]>([
    ["don't", [text("don't")]],
    ['e-mail', [text('e-mail')]],
    ['n° 5', [text('n°'), BLANK, text('5')]],
    ['كم سعر', [text('كم'), BLANK, text('سعر')]],
    ['a … b', [text('a'), { kind: 'gap' }, text('b')]],
    ['track~', [text('track'), LETTERS]],
    ['~kurs', [LETTERS, text('kurs')]],
    ['days?', [text('day'), { kind: 'repeat', of: text('s'), times: '?' }]],
    ['hallo+', [text('hall'), { kind: 'repeat', of: text('o'), times: '+' }]],
    ['\\d{1,3}', [{ kind: 'repeat', of: { kind: 'set', source: '\\d' }, times: '{1,3}' }]],
    ['\\p{L}{3,}', [{ kind: 'repeat', of: { kind: 'set', source: '\\p{L}' }, times: '{3,}' }]],
    ['.{0,6}?', [{ kind: 'repeat', of: { kind: 'set', source: '.' }, times: '{0,6}?' }]],
    ['tage[ns]', [text('tage'), { kind: 'set', source: '[ns]' }]],
    ['[^\\s\\p{L}-]', [{ kind: 'set', source: '[^\\s\\p{L}-]' }]],
    ['^so$', [{ kind: 'set', source: '^' }, text('so'), { kind: 'set', source: '$' }]],
    ['\\bso', [{ kind: 'set', source: '\\b' }, text('so')]],
    ['nr\\. \\?', [text('nr'), { kind: 'set', source: '\\.' }, BLANK, { kind: 'set', source: '\\?' }]],
    ['r\\&d \\@ \\~', [text('r&d'), BLANK, text('@'), BLANK, text('~')]],
    ['a&b', [text('a&b')]],
    ['@cold & bed', [{ kind: 'class', name: 'cold' }, { kind: 'and' }, text('bed')]],
  ])('%s', (phrase, nodes) => {
    expect(nodesOf(phrase)).toEqual(nodes);
  });

  it.each(['(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?<thing>'])('a group %sa|b c)', (open) => {
    const group: PhraseNode = {
      kind: 'group',
      open,
      alternatives: [[text('a')], [text('b'), BLANK, text('c')]],
    };

    expect(nodesOf(`${open}a|b c)`)).toEqual([group]);
    expect(nodesOf(`${open}a|b c)?`)).toEqual([{ kind: 'repeat', of: group, times: '?' }]);
  });

  it('keeps the blanks inside a group', () => {
    expect(nodesOf('(my )?order')).toEqual([
      { kind: 'repeat', of: { kind: 'group', open: '(', alternatives: [[text('my'), BLANK]] }, times: '?' },
      text('order'),
    ]);
  });
});

describe('a syntax error', () => {
  it.each([
    ['wie ?viel', 5, 'a blank, gap or class cannot be optional', '\\s?'],
    ['a *b', 3, 'a blank, gap or class cannot be optional', '"~word"'],
    ['*kurs', 1, 'nothing to repeat', '"~word"'],
    ['?a', 1, '"?" does not stand for itself', '"\\?"'],
    ['a (?b)', 4, 'no such group', '(?:…)'],
    ['a (?i:b)', 4, 'no such group', '(?:…)'],
    ['a (b', 3, 'the group is not closed', '")"'],
    ['a) b', 2, 'no group is open', '"\\)"'],
    ['a||b', 3, 'nothing stands here', 'remove "|"'],
    ['a |', 4, 'nothing stands here', 'remove "|"'],
    ['a ()', 4, 'nothing stands here', '"()"'],
    ['(a|)', 4, 'nothing stands here', 'write a word'],
    ['a  b', 3, 'one blank stands for up to three', 'one blank'],
    ['a…b', 2, '"…" stands between two words', 'a blank on each side'],
    ['… b', 1, '"…" stands between two words', 'a blank on each side'],
    ['a …', 3, '"…" stands between two words', 'a blank on each side'],
    ['a~~', 3, '"~" stands for any letters already', 'one "~"'],
    ['a~?', 3, '"~" stands for no letters too', '"~" alone'],
    ['a … {2}b', 5, 'a blank, gap or class cannot be', '"(a )?b"'],
    ['{2}b', 1, '"{" does not stand for itself', '"\\{"'],
    ['a{3,1}', 2, 'the bounds are turned round', '{1,3}'],
    ['a{1,2}{3}', 7, 'repeated twice', 'a group'],
    ['[- ]', 1, 'no letters to choose from', '\\s'],
    ['[]', 1, 'no letters to choose from', '[abc]'],
    ['[ab', 1, 'no letters to choose from', '[abc]'],
    ['(a)\\1', 4, 'there is no such sign', '\\p{L}'],
    ['a\\', 2, 'there is no such sign', '\\s'],
    ['a]', 2, '"]" does not stand for itself', '"\\]"'],
    ['a @ b', 3, 'a class has a name', '"\\@"'],
    ['a\tb', 2, 'no plain blank', '\\s'],
  ])('%s, character %d', (table, place, problem, correction) => {
    const { message, at } = refusalOf(table);

    expect(at + 1).toBe(place);
    expect(message).toContain(problem);
    expect(message).toContain(`character ${place}`);
    expect(message.slice(message.indexOf(';'))).toContain(correction);
    expect(message).toContain(table);
  });

  it('shows the part of a long phrase that is wrong', () => {
    const { message, at } = refusalOf(`${'long '.repeat(40)} ${'end '.repeat(40)}`);

    expect(at).toBe(200);
    expect(message).toMatch(/^Phrase "\.\.\..{60}\.\.\.", character 201: /u);
  });
});
