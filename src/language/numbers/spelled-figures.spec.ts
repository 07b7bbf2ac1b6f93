import { figureParts, figuresIn } from './spelled-figures.js';

describe('figures in words', () => {
  it.each<[string, string[]]>([
    ['sechserpack', ['6', 'pack']],
    ['dreisitzer', ['3', 'sitzer']],
    ['zweiteiliger', ['2', 'teiliger']],
    ['sixpack', ['6', 'pack']],
    ['6er', ['6']],
    ['sechser', ['6']],
    ['2teilig', ['2', 'teilig']],
  ])('%s', (word, parts) => expect(figureParts(word)).toEqual(parts));

  it.each(['viertel', 'socken', '10kg', 'cc2041', 'two'])('%s has none', (word) =>
    expect(figureParts(word)).toBeNull(),
  );

  it('are told of number words in every language', () => {
    expect(figuresIn(['two', 'drei', 'quatre', 'cinco', 'سته', 'one', 'lamp'])).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
  });
});
