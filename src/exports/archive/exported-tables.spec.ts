import {
  exportedLayout,
  EXPORTED_TABLES,
  LEFT_OUT_COLUMNS,
  LEFT_OUT_TABLES,
  linesOf,
} from './exported-tables.js';

const PRODUCTS = {
  table: 'products',
  columns: ['id', 'sku'],
  key: [
    { name: 'scope', isText: true },
    { name: 'id', isText: false },
  ],
};

describe('what an archive holds', () => {
  it('is named once', () => {
    const all = [...EXPORTED_TABLES, ...Object.keys(LEFT_OUT_TABLES)];
    expect(new Set(all).size).toBe(all.length);
    expect(Object.keys(LEFT_OUT_COLUMNS).filter((table) => !EXPORTED_TABLES.includes(table))).toEqual([]);
  });

  it('is in the order of the files, without secrets and what is not of it', () => {
    const found = exportedLayout([
      { ...PRODUCTS, table: 'outbox' },
      PRODUCTS,
      { table: 'tenants', columns: ['id', 'model_key'], key: [] },
    ]);
    expect(found.map(({ table, columns }) => [table, columns])).toEqual([
      ['tenants', ['id']],
      ['products', ['id', 'sku']],
    ]);
  });

  it('is read in an order that no collation changes', () => {
    expect(linesOf(PRODUCTS)).toBe(
      'SELECT row_to_json(x)::text AS line FROM (SELECT "id", "sku" FROM products WHERE true ORDER BY "scope" COLLATE "C", "id") x',
    );
    expect(linesOf({ ...PRODUCTS, key: [] }, 'id = $1')).toContain('FROM products WHERE id = $1 ORDER BY 1)');
  });
});
