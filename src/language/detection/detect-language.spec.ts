import { detectLanguage, type LanguageFallbacks } from './detect-language.js';
import type { Language } from '../language.js';

const AT_GERMAN_SHOP: LanguageFallbacks = { conversation: null, visitorLocale: null, tenantLocale: 'de-AT' };

describe('detectLanguage', () => {
  it.each<[string, Language]>([
    ['present for a 9 year old?', 'en'],
    ['r u open wednesday', 'en'],
    ['hey, is the e-bike in stock?', 'en'],
    ['habt ihr montags auf?', 'de'],
    ['c combien la tarte au pomme', 'fr'],
    ['svp ou est ma commande', 'fr'],
    ['hasta q hora abris el viernes', 'es'],
    ['gracias', 'es'],
    ['كم سعر iPhone 15', 'ar'],
  ])('%s is %s', (text, language) => expect(detectLanguage(text, AT_GERMAN_SHOP)).toBe(language));

  it('ignores codes and addresses', () => {
    expect(detectLanguage('KR-30077, jonas.weber@example.com', AT_GERMAN_SHOP)).toBe('de');
    expect(detectLanguage('cc2041', { ...AT_GERMAN_SHOP, conversation: 'es' })).toBe('es');
    expect(detectLanguage('mug', { ...AT_GERMAN_SHOP, visitorLocale: 'fr-CA' })).toBe('fr');
  });

  it('keeps the language of the conversation in short follow-ups', () => {
    const spanish: LanguageFallbacks = { conversation: 'es', visitorLocale: null, tenantLocale: 'es' };
    for (const text of ['¿y la sacher?', 'y la sacher', 'la roja?', 'y en azul?'])
      expect(detectLanguage(text, spanish)).toBe('es');
    expect(detectLanguage('and the red one?', spanish)).toBe('en');
    expect(detectLanguage('et la rouge ?', { ...spanish, conversation: 'fr' })).toBe('fr');
  });

  it('detects Spanish by inverted marks, and counts letters of German and French as a hint', () => {
    expect(detectLanguage('¿la tarta?', AT_GERMAN_SHOP)).toBe('es');
    const english: LanguageFallbacks = { conversation: null, visitorLocale: null, tenantLocale: 'en' };
    expect(detectLanguage('Größe 44?', english)).toBe('de');
    expect(detectLanguage('do you have jalapeño salsa?', english)).toBe('en');
  });

  it.each<[string, string, Language]>([
    ['vergiss es', 'de-AT', 'de'],
    ['lampes en-dessous de vingt euros', 'fr', 'fr'],
    ['remboursement', 'fr-CA', 'fr'],
    ['merci', 'de-CH', 'de'],
    ['no', 'es-MX', 'es'],
    ['una bolsa', 'es', 'es'],
    ['où est mon colis', 'en', 'fr'],
    ['where is my parcel', 'de', 'en'],
  ])('%s of a visitor with %s is %s', (text, visitorLocale, language) =>
    expect(detectLanguage(text, { ...AT_GERMAN_SHOP, tenantLocale: 'en', visitorLocale })).toBe(language),
  );

  it('falls back to English when the business’s locale is not supported', () => {
    expect(detectLanguage('???', { conversation: null, visitorLocale: null, tenantLocale: 'pt-BR' })).toBe(
      'en',
    );
  });
});
