import { clauseOf } from '../../assistant/clause.js';
import type { Language } from '../../language/language.js';
import { namedThing } from './named-thing.js';

describe('namedThing', () => {
  it.each<[string, Language, string, string[]]>([
    ['do you have a pool table?', 'en', 'table', ['pool', 'table']],
    ['do you sell candles that smell of roses', 'en', 'candles', ['candles']],
    ['habt ihr rote Schuhe für Kinder', 'de', 'schuhe', ['rote', 'schuhe']],
    ['Vendez-vous des consoles de jeux ?', 'fr', 'consoles', ['consoles', 'jeux']],
    ['¿tenéis pan sin gluten?', 'es', 'pan', ['pan']],
  ])('%s', (text, language, head, words) =>
    expect(namedThing(clauseOf(text, language))).toMatchObject({ head, words }),
  );

  it.each<[string, Language]>([
    ['how much is delivery?', 'en'],
    ['do you have any presents?', 'en'],
    ['wann habt ihr offen', 'de'],
  ])('%s names nothing to have', (text, language) =>
    expect(namedThing(clauseOf(text, language))?.isForSale ?? false).toBe(false),
  );
});
