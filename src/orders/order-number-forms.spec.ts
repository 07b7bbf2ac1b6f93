import { findEntities } from '../language/entities/entities.js';
import { formsOf, ownFormOf } from './order-number-forms.js';

/** The order numbers read in a message to a business with these orders. */
function readIn(text: string, orders: readonly string[]): string[] {
  const ownForm = ownFormOf(formsOf(orders));
  return findEntities(text, { country: 'DE', orderExpected: true, ownForm, replyExpected: true })
    .orderNumbers;
}

describe('the form of own order numbers', () => {
  it.each<[shop: string[], number: string, existing: string, unknown: string]>([
    [['MIRAXQ-7', 'TOPLEK-9', 'SUNDIV-3'], '* 7', 'miraxq', 'bolwen'],
    [['KUNO-77-B', 'RALF-81-C'], '* 77 b', 'kuno', 'otto'],
    [['2027-AB-031', '2026-ZZ-999'], '2027 * 031', 'ab', 'cd'],
    [['LUNA55', 'SOLA56', 'MARE57'], '* 55', 'luna', 'vega'],
  ])('%j: letters of an order are read as letters of none are', (shop, number, ...letters) => {
    for (const before of ['my order is ', 'mein Auftrag: ', 'طلبي ', '']) {
      const [existing, unknown] = letters.map((each) =>
        readIn(before + number.replace('*', each), shop).map((read) => read.replace(each, '*')),
      );
      expect(existing).toEqual(unknown);
    }
  });

  it('has letters that several orders share, in small letters too', () => {
    const shop = ['CC-2041', 'CC-2042', 'CC-2050'];
    expect(readIn('hello, cc 2041 still not here', shop)).toEqual(['cc 2041']);
    expect(readIn('my order is 2041', shop)).toEqual(['2041']);
  });

  it('has digits around letters', () => {
    const shop = ['2027-AB-031', '2026-ZZ-999'];
    expect(readIn('order 2027 ab 031', shop)).toEqual(['2027 ab 031']);
    expect(readIn('order 2027 cd 31', shop)).toEqual(['2027 cd 31']);
  });
});
