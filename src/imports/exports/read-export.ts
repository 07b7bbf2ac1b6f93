import { readTable, UnreadableFile } from './csv-table.js';
import type { ImportOptions, ImportWarning, Located, ReadExport, Table } from './import.types.js';
import { factsOf, readerOf } from './table-reader.js';

export { UnreadableFile };

/**
 * Reads a shop's export file, recognised by its headers: products of Shopify (old and new) and WooCommerce (in English,
 * German, French, Spanish or Arabic), orders of Shopify and of WooCommerce's "Advanced Order Export", and the lists of
 * PrestaShop, whose headers are translated and are told by their order.
 * @throws UnreadableFile when it is none of these
 */
export function readExport(bytes: Uint8Array, options: ImportOptions): ReadExport {
  const table = readTable(bytes);
  const reader = readerOf(table);
  if (!reader) throw unknownColumns(table);
  const { format, kind } = reader;
  const file = factsOf(table, reader);
  if (kind === 'products')
    return { kind, format, ...joined(reader.read(table, file, options), table.warnings) };
  return { kind, format, ...joined(reader.read(table, file, options), table.warnings) };
}

function joined<Row extends object>(
  { rows, warnings }: { rows: Located<Row>[]; warnings: ImportWarning[] },
  before: readonly ImportWarning[],
): { rows: Row[]; warnings: ImportWarning[] } {
  return { rows: rows.map(withoutLine), warnings: [...before, ...warnings] };
}

function withoutLine<Row extends object>({ line: _, ...row }: Located<Row>): Row {
  return row as unknown as Row;
}

function unknownColumns({ columns }: Table): UnreadableFile {
  const seen = columns.slice(0, 8).join(', ');
  return new UnreadableFile(
    `This is no known export of Shopify, WooCommerce or PrestaShop. Its columns begin with: ${seen}.`,
  );
}
