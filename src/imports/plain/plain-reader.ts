import { amountsWith, instantOf } from '../exports/cells.js';
import type { FileFacts, Parent } from '../exports/file-facts.js';
import type { ImportWarning, Located, TableRow } from '../exports/import.types.js';
import type { FilePlan, ImportKind, RowsReader } from '../reading/import-file.types.js';
import { leftOutBy, matchHeaders } from './match-headers.js';
import { cellKindOf, TEXT_MAPS } from './plain-fields.js';

/** Lists of an order: each row of the file has one element of each. */
const LISTS = ['items', 'shipments', 'lines'];
const INTEGER = /^-?\d{1,9}$/u;
const DECIMAL = /^\d{1,7}[.,]\d{1,3}$/u;

interface Field {
  name: string;
  column: string;
}

/** Reads a table whose columns have the names of the API's fields, or words for them. */
export function plainReader(
  columns: readonly string[],
  { kind, mapping }: Pick<FilePlan, 'kind' | 'mapping'>,
): RowsReader {
  const matched = matchHeaders(columns, kind, mapping);
  const isLeftOut = leftOutBy(mapping);
  const fields = columns.flatMap((column, at): Field[] => {
    const name = matched[at];
    return name ? [{ name, column }] : [];
  });
  const columnBy = new Map(fields.map(({ name, column }) => [name, column]));
  const number = columnBy.get('number') ?? '';
  const parent = columnBy.get('parentSku') ?? '';
  return {
    kind,
    takesAnyOrder: kind !== 'orders' && parent === '',
    columnOf: (field) =>
      columnBy.get(field.replaceAll(/\/\d{1,4}(?=\/|$)/gu, '').replaceAll('/', '.')) ?? field,
    ...(kind === 'orders' ? { groupOf: (row: TableRow) => row.cell(number) } : {}),
    noteParent: (row, _skus, parents: Map<string, Parent>) => {
      const sku = row.cell(parent);
      if (kind === 'products' && sku !== '') parents.set(sku, { sku, stock: null });
    },
    read: ({ rows }, file, { timezone }) => {
      const left = columns.filter((column, at) => !matched[at] && !isLeftOut(column));
      const warnings: ImportWarning[] = left.map((column) => unknownColumn(column));
      const cells = fields.map((field) => ({
        ...partsOf(field),
        read: cellReader(field, kind, file, timezone),
        isMixed: mixedIn(field, kind, file),
      }));
      const reading: Reading = { kind, cells, file };
      const found = grouped(rows, number, kind).flatMap((group) => {
        const mixed = mixedAmount(group, cells);
        if (mixed) warnings.push(mixed);
        return mixed ? [] : [recordOf(group, reading)];
      });
      return { warnings, rows: found };
    },
  };
}

function unknownColumn(column: string): ImportWarning {
  const detail = `No field is called "${column}"; the column is left out. Name its field in "mapping".`;
  return { line: 1, column, code: 'unknown_column', detail };
}

/** Rows of an order follow each other, and repeat its number or leave it blank. */
function grouped(rows: readonly TableRow[], number: string, kind: ImportKind): TableRow[][] {
  if (kind !== 'orders') return rows.map((row) => [row]);
  const groups = new Map<string, TableRow[]>();
  let current = '';
  for (const row of rows) {
    current = row.cell(number) || current;
    const group = groups.get(current);
    if (group) group.push(row);
    else groups.set(current, [row]);
  }
  return [...groups.values()];
}

interface Cell {
  column: string;
  /** `items` and `sku` of `items.sku`; the whole field and '' where it has no dot. */
  head: string;
  name: string;
  /** Of an element of a list. */
  isPart: boolean;
  read: ReadCell;
  /** Whether a cell is an amount, of a notation that the column does not have. */
  isMixed: (cell: string) => boolean;
}

interface Reading {
  kind: ImportKind;
  cells: readonly Cell[];
  file: FileFacts;
}

function partsOf({ name, column }: Field): Omit<Cell, 'read' | 'isMixed'> {
  const [head = '', ...rest] = name.split('.');
  return { column, head, name: rest.join('.'), isPart: LISTS.includes(head) };
}

type Plain = Record<string, unknown>;

function recordOf(group: readonly TableRow[], reading: Reading): Located<object> {
  const [first] = group;
  const record: Plain = reading.kind === 'orders' ? { customer: {}, items: [] } : {};
  for (const row of group) {
    const parts: Plain = {};
    for (const { head, name, isPart, read, column } of reading.cells) {
      const cell = row.cell(column);
      if (cell === '' || (!isPart && row !== first)) continue;
      if (name === '') record[head] = read(cell);
      else put(isPart ? parts : record, head, name, read(cell));
    }
    for (const [list, part] of Object.entries(parts)) append(record, list, part);
  }
  if (reading.kind === 'products' && !('price' in record) && reading.file.parents.has(String(record['sku'])))
    record['price'] = null;
  return { ...record, line: first?.line ?? 1 };
}

function put(parent: Plain, head: string, name: string, value: unknown): void {
  const known = parent[head];
  if (typeof known === 'object' && known !== null) (known as Plain)[name] = value;
  else parent[head] = { [name]: value };
}

function append(record: Plain, list: string, part: unknown): void {
  const known = record[list];
  if (Array.isArray(known)) known.push(part);
  else record[list] = [part];
}

/** The first amount with a point before its cents in a column of others with a comma: one of them is a mistake. */
function mixedAmount(group: readonly TableRow[], cells: readonly Cell[]): ImportWarning | null {
  for (const row of group)
    for (const { column, isMixed } of cells) {
      const value = row.cell(column);
      if (!isMixed(value)) continue;
      const detail = `Other amounts of "${column}" have a comma before their cents, this one a point. Write all in one way.`;
      return { line: row.line, column, code: 'mixed_amounts', detail, value };
    }
  return null;
}

function mixedIn({ name, column }: Field, kind: ImportKind, file: FileFacts): Cell['isMixed'] {
  if (cellKindOf(kind, name) !== 'amount' || !file.hasComma([column])) return () => false;
  const [own, other] = [amountsWith(true), amountsWith(false)];
  return (cell) => cell !== '' && own(cell) === null && other(cell) !== null;
}

/** What cannot be read stays as it is written, and is refused by name later. */
type ReadCell = (cell: string) => unknown;

function cellReader({ name, column }: Field, kind: ImportKind, file: FileFacts, timezone: string): ReadCell {
  const asWritten: ReadCell = (cell) => cell;
  if (TEXT_MAPS.some((map) => name.startsWith(`${map}.`))) return asWritten;
  switch (cellKindOf(kind, name)) {
    case 'text':
      return asWritten;
    case 'list':
      return listOfCell;
    case 'count':
      return (cell) => (INTEGER.test(cell) ? Number(cell) : cell);
    case 'number':
      return numberOf;
    case 'amount': {
      // Others have a point, or none of their cents: how these are meant, the business's language tells later.
      const amount = amountsWith(true);
      return file.hasComma([column]) ? (cell) => amount(cell) ?? cell : asWritten;
    }
    case 'time':
      return (cell) => instantOf(cell, timezone) ?? cell;
  }
}

function listOfCell(cell: string): string[] {
  const elements = cell.split(/[,;|]/u).map((each) => each.trim());
  return elements.filter((each) => each !== '');
}

function numberOf(cell: string): unknown {
  if (INTEGER.test(cell)) return Number(cell);
  return DECIMAL.test(cell) ? Number(cell.replace(',', '.')) : cell;
}
