import { cellKindOf, isField } from './plain-fields.js';

it.each(['constructor', 'toString', '__proto__'])('%s, which every object inherits, is no field', (name) => {
  expect(isField('products', name)).toBe(false);
  expect(cellKindOf('products', name)).toBe('text');
});
