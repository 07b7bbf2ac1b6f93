import { isComparable, judge } from './expectations.js';

function has(answer: string, text: string): boolean {
  const { missing, found } = judge(answer, { must: [text], mustNot: [text] });
  expect(missing.length + found.length).toBe(1);
  return found.length === 1;
}

describe('what an answer has', () => {
  it.each([
    ['Within 30 days, unused.', '30 DAYS'],
    ['Délai : 30 jours', 'delai 30 jours'],
    ['Die Rückgabe ist möglich', 'ruckgabe'],
    ['Das kostet 12,50 €.', '12.50'],
    ['Das kostet 12,50 €.', '€12.5'],
    ['It is €12.50 a parcel', '12,50 €'],
    ['1.249,00 EUR', '1249 eur'],
    ['1 249 ml', '1249'],
    ['It weighs 1.249 kg', '1,249 kg'],
    ['مفتوح حتى ١٨:٣٠', '18:30'],
    ['الإرجاع خلال ٣٠ يوماً', 'الارجاع'],
    ['تخفيض ١٠٪', '10 %'],
    ['from 9:00 to 18:00', '09:00'],
    ['open 9am–5pm', '9 am'],
    ['Yes — we do', 'yes, we do'],
    ['Two lines\nof text', 'lines of'],
  ])('%s has %s', (answer, text) => {
    expect(has(answer, text)).toBe(true);
  });

  it.each([
    ['We do not know', 'no'],
    ['Within 300 days', '30'],
    ['It costs 12.50', '12.05'],
    ['It costs 12.50', '12'],
    ['10 days', '10 %'],
    ['5 €', '5 %'],
    ['days 30', '30 days'],
    ['It returns', 'return'],
    ['€5 or 6 of them', '6 €'],
    ['', 'yes'],
  ])('%s does not have %s', (answer, text) => {
    expect(has(answer, text)).toBe(false);
  });

  it('names each text that is missing or was found', () => {
    expect(judge('Yes, within 14 days.', { must: ['yes', '30 days'], mustNot: ['14 days', 'no'] })).toEqual({
      missing: ['30 days'],
      found: ['14 days'],
    });
  });

  it('compares letters, digits and signs of money and shares', () => {
    expect(['a', '7', '%', '€', 'ع'].map(isComparable)).toEqual([true, true, true, true, true]);
    expect(['', '…', ' - ', '👍'].map(isComparable)).toEqual([false, false, false, false]);
  });
});
