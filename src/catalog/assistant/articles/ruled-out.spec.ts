import { clauseOf } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { isRuledOut } from './ruled-out.js';

const GERMAN =
  'Innerhalb Deutschlands verschicken wir mit DHL für 4,90 €. Ins Ausland liefern wir nur nach Österreich und Dänemark, pauschal 12,90 €.';
const FRENCH =
  'Pour la France métropolitaine, colis à 14,90 €, expédié uniquement du lundi au mercredi et livré en 24 h. Nous n’expédions ni en Corse ni à l’étranger, Suisse comprise.';
const ARABIC =
  'الشحن مجاني داخل المملكة. دول الخليج (الكويت والإمارات) من 5 إلى 7 أيام. لا نشحن خارج دول الخليج.';
const ENGLISH = 'We ship to Ireland for 6 euro. We do not ship abroad.';
const SPANISH = 'Enviamos por 5 €. Solo enviamos a España y Portugal.';
const OPEN = 'We ship to Austria and Germany, but not on weekends. Free delivery only within Germany.';
const EXCEPTED = 'We do not ship abroad, except to Norway.';
const OUTSIDE = 'We do not deliver outside Austria and Germany.';

const CARDS = 'Im Laden: bar, girocard und Visa. American Express nehmen wir nicht.';
const NO_CARDS = 'We do not take Amex, PayPal is fine.';
const ARABIC_CARDS = 'نقبل مدى وفيزا. لا نقبل Apple Pay.';

describe('a text says no to what was asked', () => {
  it.each<[Language, string, string, string | null]>([
    ['en', 'do you ship to Sweden?', GERMAN, 'DE'],
    ['de', 'liefert ihr auch nach Polen', GERMAN, 'DE'],
    ['en', 'can you send a parcel to my sister in Switzerland?', FRENCH, 'FR'],
    ['fr', 'vous livrez en Belgique ?', FRENCH, 'FR'],
    ['en', 'do you ship to Germany?', ARABIC, 'SA'],
    ['ar', 'هل تشحنون إلى ألمانيا؟', ARABIC, 'SA'],
    ['es', '¿envían a Francia?', SPANISH, 'ES'],
    ['en', 'is delivery to France possible', ENGLISH, 'IE'],
    ['de', 'liefert ihr nach Frankreich', OUTSIDE, 'AT'],
    ['en', 'can i pay with amex in the shop', CARDS, 'DE'],
    ['de', 'nehmt ihr American Express?', CARDS, 'DE'],
    ['en', 'do you accept American Express', NO_CARDS, 'IE'],
    ['ar', 'تقبلون Apple Pay؟', ARABIC_CARDS, 'SA'],
  ])('%s: %s', (language, asked, text, home) => {
    expect(isRuledOut(text, clauseOf(asked, language), home)).toBe(true);
  });
});

describe('a text does not say no, or not to that', () => {
  it.each<[Language, string, string, string | null]>([
    ['en', 'do you ship to Austria?', GERMAN, 'DE'],
    ['en', 'do you ship to Denmark or Sweden?', GERMAN, 'DE'],
    ['en', 'do you ship within Germany?', GERMAN, 'DE'],
    ['ar', 'هل تشحنون إلى الكويت؟', ARABIC, 'SA'],
    ['es', '¿envían a Portugal?', SPANISH, 'ES'],
    ['en', 'do you ship to Austria?', OPEN, 'DE'],
    ['en', 'do you ship to Sweden?', OPEN, 'DE'],
    ['en', 'do you ship to Norway?', EXCEPTED, 'IE'],
    ['en', 'do you ship to Sweden?', EXCEPTED, 'IE'],
    ['de', 'liefert ihr nach Deutschland', OUTSIDE, 'AT'],
    ['en', 'do you ship to Ireland?', ENGLISH, 'IE'],
    ['en', 'is your cheese from Sweden?', GERMAN, 'DE'],
    ['en', 'do you take paypal?', NO_CARDS, 'IE'],
    ['en', 'do you take visa?', CARDS, 'DE'],
    ['en', 'do you take visa or amex?', CARDS, 'DE'],
    ['en', 'do you take klarna?', CARDS, 'DE'],
  ])('%s: %s', (language, asked, text, home) => {
    expect(isRuledOut(text, clauseOf(asked, language), home)).toBe(false);
  });
});
