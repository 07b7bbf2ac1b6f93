import { nameSkeleton } from './name-skeleton.js';

describe('nameSkeleton', () => {
  it.each([
    ['Yirgacheffe', 'يرغاتشيف'],
    ['Santos', 'سانتوس'],
    ['Nespresso', 'نسبريسو'],
    ['Samsung', 'سامسونغ'],
    ['Toblerone', 'توبليرون'],
    ['Mastercard', 'ماستركارد'],
  ])('%s is %s', (latin, arabic) => {
    expect(nameSkeleton(latin)).not.toBe('');
    expect(nameSkeleton(latin)).toBe(nameSkeleton(arabic));
  });

  it.each(['Huila', 'tea', 'V60', 'بن', ''])('%s has too few consonants', (word) => {
    expect(nameSkeleton(word)).toBe('');
  });

  it('tells names apart', () => {
    expect(nameSkeleton('Colombia')).not.toBe(nameSkeleton('كينيا'));
  });
});
