import { fold } from '../text/fold.js';
import { findPriceRange, parseWrittenAmount } from './prices.js';

describe('findPriceRange', () => {
  it.each<[string, string, bigint | null, bigint | null]>([
    ['anything under 20 euro?', 'EUR', null, 2000n],
    ['zwischen 20 und 50 €', 'EUR', 2000n, 5000n],
    ['à moins de 1.299,99 €', 'EUR', null, 129999n],
    ['menos de 30', 'EUR', null, 3000n],
    ['شي اقل من ١٠٠ ريال', 'SAR', null, 10000n],
    ['over $50 please', 'USD', 5000n, null],
    ['hay algo por menos de 30 mil pesos?', 'COP', null, 30_000n],
    ['menos de 45.000', 'COP', null, 45_000n],
    ['hasta 45.000 pesos', 'CLP', null, 45_000n],
    ['anything under 30k?', 'USD', null, 3_000_000n],
    ['moins de 2 mille euros', 'EUR', null, 200_000n],
    ['unter zwei tausend euro', 'EUR', null, 200_000n],
    ['unter zweitausend euro', 'EUR', null, 200_000n],
    ['menos de mil euros', 'EUR', null, 100_000n],
    ['اقل من ٣٠ ألف', 'EGP', null, 3_000_000n],
    ['تحت الفين جنيه', 'EGP', null, 200_000n],
    ['under thirty pounds', 'GBP', null, 3_000n],
    ['entre 20 mil y 50 mil pesos', 'COP', 20_000n, 50_000n],
    ['bis 3.500 JOD', 'JOD', null, 3500n],
    ['moins de 1 500 €', 'EUR', null, 150_000n],
    ['moins de 1\u202f500 €', 'EUR', null, 150_000n],
    ['entre 1 000 et 2 000 €', 'EUR', 100_000n, 200_000n],
    ['no less than 1200', 'EUR', 120_000n, null],
    ['nicht weniger als 100 Euro', 'EUR', 10_000n, null],
    ['no menos de 30 euros', 'EUR', 3_000n, null],
    ['لا يقل عن 50 ريال', 'SAR', 5_000n, null],
    ['less than 20 but more than 6', 'EUR', 600n, 2_000n],
    ['something above 20 but below 40', 'EUR', 2_000n, 4_000n],
    ['mehr als 50 und weniger als 80 Euro', 'EUR', 5_000n, 8_000n],
    ['plus de 20 mais moins de 60 €', 'EUR', 2_000n, 6_000n],
    ['اكثر من 20 واقل من 50 ريال', 'SAR', 2_000n, 5_000n],
    ['not more than 40', 'EUR', null, 4_000n],
  ])('%s', (text, currency, min, max) => {
    expect(findPriceRange(fold(text), currency)).toMatchObject({ minMinor: min, maxMinor: max });
  });

  it.each(['from 8 years', 'under 3 kg', 'between 2 and 4 people', 'open from 10', 'order 2041'])(
    '%s is not a price',
    (text) => {
      expect(findPriceRange(fold(text), 'EUR')).toBeNull();
    },
  );

  it('decides an ambiguous separator by the decimals of the currency', () => {
    expect(parseWrittenAmount('3.500', 'JOD')).toBe(3500n);
    expect(parseWrittenAmount('1.200', 'EUR')).toBe(120000n);
    expect(parseWrittenAmount('12,5', 'EUR')).toBe(1250n);
    expect(parseWrittenAmount('1.200.000', 'JOD')).toBe(1_200_000_000n);
  });
});
