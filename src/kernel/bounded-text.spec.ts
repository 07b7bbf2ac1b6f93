import { findEntities } from '../language/entities/entities.js';
import { cutFields, cutText, readableText, withoutRuns } from './bounded-text.js';
import { fold, words } from '../language/text/fold.js';

describe('texts as they are stored', () => {
  it.each([
    ['a word of 100 letters', 'x'.repeat(100)],
    ['40 digits', `IBAN ${'1'.repeat(40)}`],
    ['an address of 2,000 characters', `see https://shop.example/${'a1'.repeat(980)} please`],
    ['a page of Chinese', '商品描述'.repeat(500)],
    ['a page of Thai', 'สินค้า'.repeat(500)],
    ['a list without blanks', 'red,green,blue,'.repeat(40)],
    ['a table', `| a | b |\n|${'-'.repeat(200)}|`],
  ])('keep %s', (_, text) => {
    expect(cutText(text)).toEqual({ text, cuts: [] });
  });

  it.each([
    ['digits', `a ${'7'.repeat(5_000)} b`, `a ${'7'.repeat(40)} b`, ['digits_cut']],
    ['Arabic digits', '٧'.repeat(50), '٧'.repeat(40), ['digits_cut']],
    ['letters', `a ${'n'.repeat(5_000)} b`, `a ${'n'.repeat(100)} b`, ['word_cut']],
    ['marks', `e${'\u0301'.repeat(500)}`, `e${'\u0301'.repeat(99)}`, ['word_cut']],
    ['letters outside the basic plane', '𝒜'.repeat(300), '𝒜'.repeat(100), ['word_cut']],
    [
      'digits in a word',
      `x${'7'.repeat(90)}${'y'.repeat(90)}`,
      `x${'7'.repeat(40)}${'y'.repeat(59)}`,
      ['digits_cut', 'word_cut'],
    ],
    ['an overlong address', `https://${'a'.repeat(3_000)}`, `https://${'a'.repeat(2_040)}`, ['address_cut']],
  ])('lose the rest of %s', (_, text, kept, codes) => {
    const { text: cut, cuts } = cutText(text);
    expect(cut).toBe(kept);
    expect(cuts.map(({ code }) => code)).toEqual(codes);
  });

  it('are cut in lists and maps too, and each cut is reported with its field', () => {
    const row = { sku: '7'.repeat(50), tags: ['a', 'b'.repeat(101)], attributes: { size: '1'.repeat(41) } };
    expect(cutFields(row, ['tags', 'attributes'])).toEqual({
      row: { ...row, tags: ['a', 'b'.repeat(100)], attributes: { size: '1'.repeat(40) } },
      cuts: [
        { field: 'tags/1', code: 'word_cut', detail: 'A word of 101 characters was cut to 100.' },
        { field: 'attributes/size', code: 'digits_cut', detail: '41 digits in a row were cut to 40.' },
      ],
    });
  });

  it('keep absent values absent and null null', () => {
    const row: { note?: string | null; name?: string } = { note: null };
    expect(cutFields(row, ['note', 'name']).row).toEqual({ note: null });
  });
});

describe('texts as they are read', () => {
  it('have no overlong runs, also when they were stored with them', () => {
    expect(withoutRuns(`a${' '.repeat(50)}b${'7'.repeat(50)}`)).toBe(`a b${'7'.repeat(40)}`);
    expect(withoutRuns(`a${'\u2028'.repeat(1_998)}b`)).toBe('a b');
    expect(withoutRuns('one\n\n\n\n\ntwo')).toBe('one\ntwo');
    expect(fold('É'.repeat(3_000))).toBe('e'.repeat(100));
  });

  it('of a visitor end at the limit, with a whole character', () => {
    expect(readableText(`${'a '.repeat(999)}a😀`)).toBe(`${'a '.repeat(992)}a …`);
    expect(readableText(`${'商'.repeat(318)}😀😀`)).toBe(`${'商'.repeat(318)}\uFFFD…`);
    expect(readableText(`${'a.'.repeat(500)} b`)).toHaveLength(322);
  });

  it.each([
    `${','.repeat(303)}neil@shop.example.org`,
    `${','.repeat(310)}015123020523`,
    `${','.repeat(315)}joneil @shop.example`,
    `${'a '.repeat(991)}neil@shop.example.org`,
    `${'a '.repeat(992)}06 12 34 56 78 90`,
    `${'a '.repeat(981)}neil@shop.example (dot) org x`,
    `${'ع'.repeat(97)}neil@shop.example`,
    `${'ع'.repeat(90)}015123020523`,
  ])('of a visitor hold no part of an address or a phone number: %#', (text) => {
    for (const country of ['DE', 'FR'])
      expect(
        findEntities(readableText(`order 2002 ${text}`), { country, orderExpected: true }),
      ).toMatchObject({
        emails: [],
        phones: [],
      });
  });

  it('of a visitor keep invisible characters apart from blanks', () => {
    expect(readableText('foo!\uFEFF\uFEFF\uFEFF\uFEFFneil@shop.example')).toContain('!\uFEFF');
  });

  it('give an overlong run of letters in pieces', () => {
    expect(words('商'.repeat(250)).map((word) => word.length)).toEqual([100, 100, 50]);
  });
});
