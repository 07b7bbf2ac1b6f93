import { inArabicLetters, isArabizi } from './arabizi.js';

describe('Arabic in Latin letters', () => {
  it.each([
    'bedi a7ki ma3 7ada',
    'mar7aba, wein talabi?',
    'shukran',
    '3andkom tawsil?',
    'momken as2al so2al?',
    'btefta7o eljom3a?',
    'addesh se3r el sama3at',
    'law sama7t fi mowazaf?',
    'salam 3alaykom',
  ])('%s is Arabic', (text) => expect(isArabizi(text)).toBe(true));

  it.each([
    'where is my order',
    'do you have mp3 players and 4gb cards?',
    'was kostet das E-Bike mit 7 Gang?',
    'un café et 2 croissants',
    'la tienda abre a las 9h',
    'b2b price for w3schools',
    'CC-2041, ali3n@example.com',
    'I want to fi nd a lawn mower law book',
    '',
  ])('%s is not', (text) => expect(isArabizi(text)).toBe(false));

  it('is written in Arabic letters; names, codes and addresses stay', () => {
    expect(inArabicLetters('bedi a7ki ma3 7ada')).toBe('بدي احكي مع حدا');
    expect(inArabicLetters('wein talabi CC-2041 ma3ak@example.com iPhone QK3ABX')).toBe(
      'وين طلبي CC-2041 ma3ak@example.com iPhone QK3ABX',
    );
    expect(inArabicLetters('el sama3at')).toBe('el ساماعات');
  });
});
