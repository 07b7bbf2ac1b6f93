import { clauseOf } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { isExactly } from './exact-question.js';

describe('a question that is asked nearly word for word', () => {
  it.each<[Language, string, string]>([
    ['en', 'How much is shipping?', 'How much is shipping?'],
    ['en', 'hello, how much is shiping please', 'How much is shipping?'],
    ['es', 'cuanto cuesta el envio', '¿Cuánto cuesta el envío?'],
    ['de', 'Kann ich Artikel zurueckgeben?', 'Kann ich einen Artikel zurückgeben?'],
    ['fr', 'Bonjour, livrez-vous a domicile', 'Livrez-vous à domicile ?'],
    ['ar', 'كم تكلفة التوصيل', 'كم تكلفة التوصيل؟'],
  ])('%s: %s', (language, asked, question) =>
    expect(isExactly(clauseOf(asked, language), question)).toBe(true),
  );

  it.each<[Language, string, string]>([
    ['en', 'shipping?', 'How much is shipping?'],
    ['en', 'How much is shipping to Chile?', 'How much is shipping?'],
    ['en', 'Can I pay with Visa?', 'Can I pay with PayPal?'],
    ['en', 'When is shipping?', 'How much is shipping?'],
    ['de', 'Kann ich einen Hund mitbringen?', 'Kann ich einen Artikel zurückgeben?'],
    ['ar', 'كم سعر التوصيل الى كندا', 'كم تكلفة التوصيل؟'],
  ])('%s: %s is not %s', (language, asked, question) =>
    expect(isExactly(clauseOf(asked, language), question)).toBe(false),
  );
});
