import { isUtf8 } from 'node:buffer';
import type { Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { ImportWarning, Table, TableRow } from './import.types.js';

/** Characters of one row: a description of 100 kB in HTML, and the rest. */
const LONGEST_ROW = 400_000;
const MOST_COLUMNS = 500;
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Woo puts an apostrophe before what a spreadsheet would take for a formula, Shopify before a zip code. */
const APOSTROPHE = /^'(?=[=+\-@\d\t\r])/u;

/** A file without readable rows. The message is for the person who sent it. */
export class UnreadableFile extends Error {}

/**
 * Reads a CSV file as shops export it: UTF-8 or UTF-16 with or without a mark, else Windows-1252; commas, semicolons,
 * tabs or bars; mixed ends of lines; stray quotes; rows that are too short or too long.
 * @throws UnreadableFile
 */
export function readTable(bytes: Uint8Array): Table {
  const { text, warnings } = decode(bytes);
  const body = text.replace(/^sep=.\r?\n/u, '');
  const [header, ...records] = parsed(body);
  if (!header || header.record.length < 2)
    throw new UnreadableFile('The file has no header line with columns.');
  const columns = uniqueNames(header.record);
  const rowOf = rowsWith(columns);
  const rows = records
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }) => rowOf(record, info.lines));
  return { columns, rows, warnings };
}

function decode(bytes: Uint8Array): { text: string; warnings: ImportWarning[] } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), warnings: [] };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), warnings: [] };
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), warnings: [] };
  const detail = 'The file is not UTF-8; it was read as Windows-1252. Check letters with accents.';
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    warnings: [{ line: 1, column: '', code: 'encoding_guessed', detail }],
  };
}

/** `lines` counts up to the end of the record. */
export interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

function parsed(text: string): ParsedRecord[] {
  try {
    return parse(text, csvOptions(delimiterOf(text))) as unknown as ParsedRecord[];
  } catch (error) {
    throw noCsv(error);
  }
}

/** Of csv-parse: forgiving in all that shops do. */
export function csvOptions(delimiter: string): Options & { info: true } {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  };
}

export function noCsv(error: unknown): UnreadableFile {
  return new UnreadableFile(`The file is no CSV: ${error instanceof Error ? error.message : 'unknown'}`);
}

/** The sign that stands most often outside quotes in the first line. */
export function delimiterOf(text: string): string {
  const line = /^[^\n\r]{0,20000}/u.exec(text)?.[0] ?? '';
  const bare = line.replace(/"[^"]{0,1000}"/gu, '');
  const counts = DELIMITERS.map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** The second of two columns of one name is "Name (2)". */
export function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.slice(0, MOST_COLUMNS).map((cell) => {
    const name = cell.trim();
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Makes rows of records; cells are found by the names of the columns, in any case. */
export function rowsWith(columns: readonly string[]): (record: readonly string[], line: number) => TableRow {
  const places = new Map(columns.map((column, at) => [column.toLowerCase(), at]));
  return (record, line) => ({
    line,
    cell: (column) => {
      const place = places.get(column) ?? places.get(column.toLowerCase());
      return place === undefined ? '' : (record[place] ?? '').trim().replace(APOSTROPHE, '');
    },
  });
}
