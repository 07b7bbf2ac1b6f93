import { fold } from './fold.js';
import { phraseAlternatives, phrasePattern } from './phrases.js';

function finds(table: string, sentence: string): boolean {
  return phrasePattern(table).test(fold(sentence));
}

describe('phrasePattern', () => {
  it.each([
    ['order', 'my order.', 'my orders'],
    ['orders?', 'my orders', 'my ordersheet'],
    ['my order', 'my   order', 'myorder'],
    ['deliver~', 'Delivered!', 'undelivered'],
    ['~kurs', 'der Töpferkurs', 'der Kursleiter'],
    ['is … late', 'is the parcel late', 'isolate'],
    ['is … late', 'is, late', `is ${'very '.repeat(20)} late`],
    ['(my|our) (new )?order', 'our new order', 'our old order'],
    ['tage[ns]', 'tagen', 'tage'],
    ['open(?! box)', 'open now', 'open box'],
    ['(?<!for )you', 'thank you', 'for you'],
    ['^and', 'and today', 'you and me'],
    ['a\\.m\\.(?= )', '9 a.m. today', '9 aXm. today'],
    ['r\\&d', 'our r&d team', 'our r and d team'],
    ['\\d{1,3} (kg|g)', '20 kg', '2000 kg'],
    ['كم … سعر', 'كم هو سعر الكتاب', 'كم سعرها'],
  ])('%s is in "%s" and not in "%s"', (table, said, other) => {
    expect(finds(table, said)).toBe(true);
    expect(finds(table, other)).toBe(false);
  });

  it('reads each of several lines', () => {
    expect(finds('when\nwhere | why', 'why?')).toBe(true);
    expect(finds('when\nwhere | why', 'who?')).toBe(false);
  });

  it.each([
    ['@cold bed', 'only needs have classes'],
    ['cold & bed', 'only needs have "&"'],
  ])('refuses %s', (table, problem) => {
    expect(() => phrasePattern(table)).toThrow(problem);
  });
});

describe('phraseAlternatives', () => {
  it('leaves the numbers of groups to the pattern around it', () => {
    expect(phraseAlternatives('(my|our) order|\\(a\\)|(?<day>a|b)')).toBe(
      '(?:my|our) order|\\(a\\)|(?<day>a|b)',
    );
  });

  it('gives a part of a pattern, in which a blank matches exactly one', () => {
    expect(phraseAlternatives('und|noch~\nauf wiedersehen')).toBe('und|noch\\p{L}{0,40}|auf wiedersehen');
  });
});
