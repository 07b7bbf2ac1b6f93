import { IsInt, IsString } from 'class-validator';
import { WorkSlices } from '../time/work-slices.js';
import { allFailed, parseRows, summarise, withoutRepeats } from './bulk-rows.js';
import { mendRow, withoutBlanks } from './mend-row.js';

class Row {
  @IsString() sku: string;
  @IsInt() stock: number;
}

describe('bulk rows', () => {
  it('are each parsed alone: an invalid one is reported by its position and the others are kept', async () => {
    const { rows, errors } = await parseRows(
      new WorkSlices(),
      Row,
      [
        { sku: 'a', stock: 1 },
        { sku: 7, stock: 'x' },
        null,
        { sku: 'b', stock: 2, id: 1 },
        { sku: 'c', stock: 3 },
      ],
      'products',
    );
    expect(rows).toEqual([
      { index: 0, value: { sku: 'a', stock: 1 } },
      { index: 4, value: { sku: 'c', stock: 3 } },
    ]);
    expect(errors.map(({ index, pointer, code }) => `${index} ${pointer} ${code}`)).toEqual([
      '1 /products/1/sku invalid_string',
      '1 /products/1/stock invalid_int',
      '2 /products/2 not_an_object',
      '3 /products/3/id unknown_field',
    ]);
  });

  it('are mended before they are parsed; each mended value is a warning', async () => {
    const sent = [
      { sku: ' a ', stock: 1 },
      { sku: 'b', stock: 2 },
    ];
    const mend = (row: unknown) => mendRow(row, { sku: withoutBlanks });
    const { rows, warnings } = await parseRows(new WorkSlices(), Row, sent, 'products', mend);
    expect(rows.map(({ value }) => value.sku)).toEqual(['a', 'b']);
    expect(warnings).toMatchObject([{ index: 0, field: 'sku', code: 'blanks_removed' }]);
  });

  it('let other work run between two of them', async () => {
    const next = jest.fn();
    await parseRows({ next } as unknown as WorkSlices, Row, [{}, null, { sku: 'a', stock: 1 }], 'products');
    expect(next).toHaveBeenCalledTimes(3);
  });

  it('of the same key are kept once; each repeat is reported with the position of the first', () => {
    const rows = ['a', 'b', 'a', 'a'].map((sku, index) => ({ index: index + 10, value: { sku } }));
    const { rows: kept, errors } = withoutRepeats(rows, 'products', ({ sku }) => ({
      field: 'sku',
      key: sku,
    }));
    expect(kept.map(({ index }) => index)).toEqual([10, 11]);
    expect(errors).toEqual(
      [12, 13].map((index) => ({
        index,
        pointer: `/products/${index}/sku`,
        code: 'repeated_row',
        detail: 'Row 10 has the same sku. Send each sku once.',
      })),
    );
  });

  it('with equal values in different key fields are different rows', () => {
    const rows = ['id', 'question'].map((field, index) => ({ index, value: { field } }));
    expect(withoutRepeats(rows, 'articles', ({ field }) => ({ field, key: 'x' })).errors).toEqual([]);
  });

  it('are counted: rows that the statement did not write are unchanged; errors are in the order of the rows', () => {
    const error = (index: number) => ({ index, pointer: '', code: 'x', detail: '' });
    expect(summarise(10, { created: 3, updated: 2 }, [error(5), error(1)])).toEqual({
      ...{ created: 3, updated: 2, unchanged: 5 },
      errors: [error(1), error(5)],
      warnings: [],
    });
  });

  it('that were refused have no warnings, because nothing of them was taken', () => {
    const warning = (index: number) => ({ index, field: 'sku', code: 'x', detail: '' });
    const error = { index: 1, pointer: '', code: 'x', detail: '' };
    const { warnings } = summarise(
      2,
      { created: 2, updated: 0 },
      [error],
      [warning(2), warning(1), warning(0)],
    );
    expect(warnings).toEqual([warning(0), warning(2)]);
  });

  it('have all failed when there is an error and none was taken; no row at all is no failure', () => {
    const error = { index: 0, pointer: '', code: 'x', detail: '' };
    const none = { created: 0, updated: 0 };
    expect(allFailed(summarise(0, none, [error]))).toBe(true);
    expect(allFailed(summarise(1, none, [error]))).toBe(false);
    expect(allFailed(summarise(0, none, []))).toBe(false);
  });
});
