import fc from 'fast-check';
import { formatAmount, minorDigits, parseAmount } from './money.js';

const currency = fc.constantFrom('EUR', 'JPY', 'JOD', 'CLF');

/** The largest amount with thirteen digits before the point. */
const minorOf = (code: string) => {
  const limit = 10n ** BigInt(13 + minorDigits(code)) - 1n;
  return fc.bigInt({ min: -limit, max: limit });
};

describe('money', () => {
  it.each([
    ['EUR', 2],
    ['JOD', 3],
    ['JPY', 0],
    ['CLF', 4],
  ])('%s has %i places', (code, digits) => {
    expect(minorDigits(code)).toBe(digits);
  });

  it('survives text, in every currency', () => {
    fc.assert(
      fc.property(
        currency.chain((code) => fc.tuple(fc.constant(code), minorOf(code))),
        ([code, minor]) => {
          expect(parseAmount(formatAmount({ minor, currency: code }), code)).toBe(minor);
        },
      ),
    );
  });

  it('reads an amount the same with or without zeros at its end', () => {
    fc.assert(
      fc.property(
        currency.chain((code) => fc.tuple(fc.constant(code), minorOf(code), fc.integer({ min: 0, max: 9 }))),
        ([code, minor, zeros]) => {
          const text = formatAmount({ minor, currency: code });
          const longer = text.includes('.') ? text + '0'.repeat(zeros) : `${text}.${'0'.repeat(zeros + 1)}`;
          expect(parseAmount(longer, code)).toBe(minor);
        },
      ),
    );
  });

  it.each([
    [0n, 'EUR', '0.00'],
    [5n, 'EUR', '0.05'],
    [-5n, 'EUR', '-0.05'],
    [3800n, 'EUR', '38.00'],
    [8000n, 'JOD', '8.000'],
    [7n, 'JOD', '0.007'],
    [1500n, 'JPY', '1500'],
    [-1n, 'JPY', '-1'],
    [123456789012345678n, 'EUR', '1234567890123456.78'],
  ])('%s minor units of %s are written %s', (minor, code, text) => {
    expect(formatAmount({ minor, currency: code })).toBe(text);
  });

  it.each([
    ['38', 'EUR', 3800n],
    ['38.0', 'EUR', 3800n],
    ['38.000', 'EUR', 3800n],
    ['007', 'EUR', 700n],
    ['-0.5', 'EUR', -50n],
    ['8.0001', 'JOD', null],
    ['8.001', 'EUR', null],
    ['8.5', 'JPY', null],
    ['8.0', 'JPY', 8n],
    ['', 'EUR', null],
    ['.', 'EUR', null],
    ['1.', 'EUR', null],
    ['.5', 'EUR', null],
    ['1,50', 'EUR', null],
    ['+1', 'EUR', null],
    ['1e3', 'EUR', null],
    [' 1', 'EUR', null],
    ['1\n', 'EUR', null],
    ['٣٨', 'EUR', null],
    ['0x10', 'EUR', null],
    ['NaN', 'EUR', null],
    ['12345678901234', 'EUR', null],
  ])('"%s" %s is read as %s', (text, code, minor) => {
    expect(parseAmount(text, code)).toBe(minor);
  });
});
