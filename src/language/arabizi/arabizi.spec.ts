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
    'wach katweslo l Agadir?',
    'bghit nchri tajine, bch7al?',
    'salam, fo9ach katfet7o nhar sebt',
    'chhal dyal livraison l Rabat',
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
    'bist du noch wach? bla bla',
    'chi ha la carte du colis',
    'la livraison du colis a quel prix',
    '',
  ])('%s is not', (text) => expect(isArabizi(text)).toBe(false));

  it('is written in Arabic letters; names, codes and addresses stay', () => {
    expect(inArabicLetters('bedi a7ki ma3 7ada')).toBe('بدي احكي مع حدا');
    expect(inArabicLetters('wein talabi CC-2041 ma3ak@example.com iPhone QK3ABX')).toBe(
      'وين طلبي CC-2041 ma3ak@example.com iPhone QK3ABX',
    );
    expect(inArabicLetters('el sama3at')).toBe('el ساماعات');
  });

  it('9 is another letter in the Maghreb than in the east', () => {
    expect(inArabicLetters('bedi a9er')).toBe('بدي اصر');
    expect(inArabicLetters('bghit ta9ya')).toBe('بغيت تاقيا');
  });

  it.each([
    'sa3ed+1@x.com',
    'ahmad3ali+shop@example.com',
    "ma3ak'a7ki%so2al@example.org",
    'sa3ed.7ada.1@example.com',
    'sa3ed (at) example.com',
    'a7ki!sa3ed@example.com',
    'https://example.com/?q=sama3at',
    'a7ki+12',
    'a7ki.2041',
    '12=sa3ed',
    'qk3tbx',
    '22555',
  ])('%s stays', (kept) => {
    expect(inArabicLetters(`bedi a7ki ${kept}`)).toBe(`بدي احكي ${kept}`);
    expect(inArabicLetters(`(${kept}), bedi a7ki`)).toBe(`(${kept}), بدي احكي`);
  });

  it('words with signs around them or between them are read', () => {
    expect(inArabicLetters('(bedi) a7ki,ma3 «7ada»…')).toBe('(بدي) احكي,مع «حدا»…');
  });

  it('is not told by addresses', () => {
    expect(isArabizi('marhaba, a7ki+sa3ed@example.com ma3ak+so2al@example.com shop page')).toBe(false);
  });
});
