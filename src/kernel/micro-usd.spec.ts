import { formatMicroUsd, toMicroUsd } from './micro-usd.js';

describe('millionths of a dollar', () => {
  it.each([
    ['25.00', 25_000_000],
    ['0', 0],
    ['0.000001', 1],
    ['1.5', 1_500_000],
    ['0.1234567', 123_456],
    ['9999999999999.999999', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, micro) => expect(toMicroUsd(text)).toBe(micro));

  it.each([
    [25_000_000, '25.00'],
    [0, '0.00'],
    [173, '0.000173'],
    [1_230_000, '1.23'],
    [1_234_500, '1.2345'],
    [10, '0.00001'],
  ])('writes %d', (micro, text) => {
    expect(formatMicroUsd(micro)).toBe(text);
    expect(toMicroUsd(text)).toBe(micro);
  });
});
