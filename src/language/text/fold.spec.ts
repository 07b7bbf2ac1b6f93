import { fold, foldDigits, foldWrittenUmlauts, words } from './fold.js';

describe('fold', () => {
  it.each([
    ['Öffnungszeiten', 'offnungszeiten'],
    ['Größe', 'grosse'],
    ['Œuvre ÉTÉ', 'oeuvre ete'],
    ['أين الطلبيّة؟', 'اين الطلبيه?'],
    ['مكتبة النـور', 'مكتبه النور'],
    ['٨/١٢/٢٠٢٦', '8/12/2026'],
    ['what’s “up”', 'what\'s "up"'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('leaves written-out umlauts to German', () => {
    expect(fold('aerial blue')).toBe('aerial blue');
    expect(foldWrittenUmlauts('oeffnet fuer spaeter')).toBe('offnet fur spater');
    expect(foldWrittenUmlauts('neue bauer quelle aktuell')).toBe('neue bauer quelle aktuell');
  });

  it('cuts words at anything but letters and digits', () => {
    expect(words("what's 16,2 kg")).toEqual(['what', 's', '16', '2', 'kg']);
    expect(foldDigits('رقم ٥٥')).toBe('رقم 55');
  });
});
