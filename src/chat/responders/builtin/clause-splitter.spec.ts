import type { Language } from '../../../language/language.js';
import { clauseOf } from '../../../assistant/clause.js';
import { findEntities } from '../../../language/entities/entities.js';
import { isRequest, splitClauses } from './clause-splitter.js';

function split(text: string, language: Language): string[] {
  const { spans } = findEntities(text, { country: 'IE', orderExpected: true });
  return splitClauses(clauseOf(text, language), spans).map(({ raw }) => raw);
}

describe('splitClauses', () => {
  it.each<[string, Language, string[]]>([
    [
      'are you open saturday and do you have candles?',
      'en',
      ['are you open saturday', 'do you have candles?'],
    ],
    [
      'How big is it? And how much, what does it weigh',
      'en',
      ['How big is it?', 'And how much', 'what does it weigh'],
    ],
    ['Wann macht ihr zu und was kostet der Tee?', 'de', ['Wann macht ihr zu', 'was kostet der Tee?']],
    ['Am 31.12. Habt ihr da offen?', 'de', ['Am 31.12.', 'Habt ihr da offen?']],
    ['متى تفتحون السبت وكم سعر التوصيل؟', 'ar', ['متى تفتحون السبت', 'كم سعر التوصيل؟']],
    [
      '¿Cuánto cuesta la regadera y hacéis talleres?',
      'es',
      ['¿Cuánto cuesta la regadera', 'hacéis talleres?'],
    ],
  ])('%s', (text, language, clauses) => expect(split(text, language)).toEqual(clauses));

  it.each<[string, Language, string[]]>([
    [
      'the kettle works a treat btw are you doing easter monday',
      'en',
      ['the kettle works a treat', 'btw are you doing easter monday'],
    ],
    [
      'die Lampe ist wirklich super übrigens habt ihr auch Kerzen',
      'de',
      ['die Lampe ist wirklich super', 'übrigens habt ihr auch Kerzen'],
    ],
    [
      "la théière est magnifique tant que j'y suis vous livrez le samedi",
      'fr',
      ['la théière est magnifique', "tant que j'y suis vous livrez le samedi"],
    ],
    [
      'la tetera nos encanta por cierto abrís el lunes',
      'es',
      ['la tetera nos encanta', 'por cierto abrís el lunes'],
    ],
    ['الابريق رائع على فكرة متى تفتحون السبت', 'ar', ['الابريق رائع', 'على فكرة متى تفتحون السبت']],
  ])('a remark before a question: %s', (text, language, clauses) =>
    expect(split(text, language)).toEqual(clauses),
  );

  it.each<[string, Language]>([
    ['habt ihr übrigens auch Kerzen', 'de'],
    ['do you ship by the way', 'en'],
    ['une question à propos de la théière', 'fr'],
    ['do you have a bread and butter plate?', 'en'],
    ['can you tell me when you open', 'en'],
    ['order no. 55 for ali.hassan@example.com', 'en'],
    ['habt ihr am 24. dezember offen', 'de'],
    ['geöffnet am 31.12. nachmittags um 3?', 'de'],
    ['Nr. 88290 bitte', 'de'],
    ['habt ihr z. B. einen Helm?', 'de'],
    ['vous avez p. ex. une tarte', 'fr'],
    ['are you open at 10 a.m. on saturday?', 'en'],
    ['could you also tell me when you close', 'en'],
  ])('%s stays whole', (text, language) => expect(split(text, language)).toEqual([text]));

  it('answers at most five questions', () => {
    expect(split('a cup? a mug? a vase? a bowl? a kit? a board?', 'en')).toHaveLength(5);
  });
});

describe('isRequest', () => {
  it.each<[string, Language, boolean]>([
    ['on Thursday until what time', 'en', true],
    ['am Donnerstag bis wann', 'de', true],
    ["sinon le jeudi soir jusqu'à quelle heure", 'fr', true],
    ['y el jueves hasta qué hora', 'es', true],
    ['الخميس لأي ساعة', 'ar', true],
    ['وفي عندكم موقف سيارات', 'ar', true],
    ['وكم سعرها', 'ar', true],
    ['we come on Thursday evening', 'en', false],
    ['nous venons le jeudi soir', 'fr', false],
  ])('%s', (text, language, is) => expect(isRequest(clauseOf(text, language))).toBe(is));
});
