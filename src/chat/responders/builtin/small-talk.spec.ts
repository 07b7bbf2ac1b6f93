import { clauseOf } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { isOnlyThanks } from './small-talk.js';

describe('only thanks', () => {
  it.each<[text: string, language: Language]>([
    ['ole pues muchas gracias guapa, me has salvao la vida', 'es'],
    ['cheers mate thanks a million, you saved my day', 'en'],
    ['super danke dir, jetzt kann ich endlich anfangen', 'de'],
    ['merci bien, vous gérez trop', 'fr'],
  ])('are %s', (text, language) => expect(isOnlyThanks(clauseOf(text, language))).toBe(true));

  it.each<[text: string, language: Language]>([
    ['thanks but the bundt tin arrived broken', 'en'],
    ['thanks for nothing, still no refund', 'en'],
    ['thanks in advance for changing my address', 'en'],
    ['thanks, the price of the kitchen scale please', 'en'],
    ["merci de m'envoyer une facture pour mon achat", 'fr'],
    ['danke, ich bräuchte eine Rechnung', 'de'],
    ['gracias pero el molde llegó roto', 'es'],
    ['merci, vous livrez quand ?', 'fr'],
    ['how nice', 'en'],
  ])('are not %s', (text, language) => expect(isOnlyThanks(clauseOf(text, language))).toBe(false));
});
