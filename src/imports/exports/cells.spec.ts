import { amountsWith } from './cells.js';

it.each([
  ['1.200,50', '1200.50', null],
  ['1.200', '1200.00', '1.20'],
  ['19.99', null, '19.99'],
  ['2,50', '2.50', null],
  ['1,234,567.8', null, '1234567.80'],
  ['1,00,000.00', null, '100000.00'],
  ['Rs. 500', '500.00', '500.00'],
  ['12.5.2026', null, null],
  ['on request', null, null],
])('%s with a comma before the cents is %s, with a point %s', (cell, comma, point) => {
  expect([amountsWith(true)(cell), amountsWith(false)(cell)]).toEqual([comma, point]);
});
