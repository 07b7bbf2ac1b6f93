import { countryOf, speaksOfCountry } from './places.js';

describe('countries in a text', () => {
  it.each([
    ['chile', 'CL'],
    ['kanada', 'CA'],
    ['japon', 'JP'],
    ['portugal', 'PT'],
    ['usa', 'US'],
  ])('%s is %s', (word, code) => expect(countryOf(word)).toBe(code));

  it('are not any word', () => expect(countryOf('parcel')).toBeNull());

  it.each([
    ['We ship to all countries of Europe.', 'PT', true],
    ['We ship to all countries of Europe.', 'CL', false],
    ['Wir liefern in die EU.', 'AT', true],
    ['Wir liefern in die EU.', 'CH', false],
    ['Livraison dans le monde entier.', 'CL', true],
    ['Envíos a Alemania y Austria.', 'DE', true],
    ['نوصل الى كندا', 'CA', true],
  ])('%s and %s: %s', (text, code, speaks) => expect(speaksOfCountry(text, code)).toBe(speaks));
});
