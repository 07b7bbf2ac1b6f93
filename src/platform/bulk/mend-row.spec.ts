import { firstOf, mendRow, withoutBlanks, type MendValue } from './mend-row.js';

const notNegative: MendValue = (value) =>
  typeof value === 'number' && value < 0 ? { value: 0, code: 'negative', detail: 'Below 0 is 0.' } : null;

const RULES = {
  stock: notNegative,
  customer: { email: withoutBlanks },
  items: { sku: withoutBlanks, quantity: firstOf(withoutBlanks, notNegative) },
};

describe('mendRow', () => {
  it('mends values by their rules, also in objects and lists of objects, and names each field', () => {
    const sent = {
      stock: -2,
      customer: { email: ' jo@example.com ', name: ' Jo ' },
      items: [{ sku: 'a' }, { sku: ' b', quantity: -1 }],
    };
    const { row, mends } = mendRow(sent, RULES);
    expect(row).toEqual({
      stock: 0,
      customer: { email: 'jo@example.com', name: ' Jo ' },
      items: [{ sku: 'a' }, { sku: 'b', quantity: 0 }],
    });
    expect(mends.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'stock negative',
      'customer/email blanks_removed',
      'items/1/sku blanks_removed',
      'items/1/quantity negative',
    ]);
    expect(sent.stock).toBe(-2);
  });

  it.each([null, 7, 'text', [], { stock: 'many' }, { customer: null, items: 'none' }])(
    '%j: what has no rule, or another type, stays for validation to refuse',
    (sent) => expect(mendRow(sent, RULES)).toEqual({ row: sent, mends: [] }),
  );

  it('adds no field that was not sent', () =>
    expect(mendRow({}, { stock: () => ({ value: 1, code: 'x', detail: '' }) })).toEqual({
      row: {},
      mends: [],
    }));
});
