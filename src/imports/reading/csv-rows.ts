import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import {
  csvOptions,
  noCsv,
  rowsWith,
  UnreadableFile,
  uniqueNames,
  type ParsedRecord,
} from '../exports/csv-table.js';
import type { TableRow } from '../exports/import.types.js';

/** The rows of a table as they are read; the columns are known with the first. */
export interface StreamedRow {
  columns: readonly string[];
  row: TableRow;
  /** Characters of its cells. */
  size: number;
}

/** Cells of one row; of more, the file has another delimiter or is none of these. */
const MOST_CELLS = 1_000;
/** Delimiters without the end of a row, more than the longest row can have in its quotes: the parser counts none of them. */
const MOST_DELIMITERS = 1_000_000;
/** Characters that the parser takes at once: it runs behind what it was given by some of these. */
const STEP = 16_384;
const SEP_LINE = /^sep=.\n/u;

/** Reads a table without holding it. Rows of blanks alone are left out. @throws UnreadableFile */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<StreamedRow> {
  const skipped = { lines: 0 };
  const parser = parse(csvOptions(delimiter));
  // The parser's own error is thrown where it is read.
  const steps = inSteps(plainText(text, skipped), delimiter, () => parser.info.records);
  pipeline(Readable.from(steps), parser, () => undefined);
  let columns: string[] | undefined;
  let toRow: ReturnType<typeof rowsWith> | undefined;
  let last = 0;
  try {
    for await (const each of parser as AsyncIterable<ParsedRecord>) {
      const { record, info } = each;
      if (record.length > MOST_CELLS) throw tooManyCells(info.lines + skipped.lines);
      if (columns && toRow) {
        const line = lineOf(each, last) + skipped.lines;
        if (record.some((cell) => cell.trim() !== ''))
          yield { columns, row: toRow(record, line), size: sizeOf(record) };
      } else {
        columns = headerOf(record);
        toRow = rowsWith(columns);
      }
      last = info.lines;
    }
  } catch (error) {
    throw isOfParser(error) ? noCsv(error) : error;
  }
}

function headerOf(record: readonly string[]): string[] {
  if (record.length < 2) throw new UnreadableFile('The file has no header line with columns.');
  return uniqueNames(record);
}

function sizeOf(record: readonly string[]): number {
  return record.reduce((size, cell) => size + cell.length, 0);
}

function tooManyCells(line: number): UnreadableFile {
  return new UnreadableFile(`Line ${line} has more than ${MOST_CELLS} columns.`);
}

/** The text in small pieces. @throws UnreadableFile when a row goes on and on, before its cells fill the memory */
async function* inSteps(
  text: AsyncIterable<string>,
  delimiter: string,
  rowsRead: () => number,
): AsyncGenerator<string> {
  let rows = 0;
  let count = 0;
  for await (const piece of text)
    for (let from = 0; from < piece.length; from += STEP) {
      const step = piece.slice(from, from + STEP);
      if (rowsRead() !== rows) [rows, count] = [rowsRead(), 0];
      for (let at = step.indexOf(delimiter); at >= 0; at = step.indexOf(delimiter, at + 1)) count += 1;
      if (count > MOST_DELIMITERS)
        throw new UnreadableFile(`Row ${rows + 1} has more than ${MOST_CELLS} columns.`);
      yield step;
    }
}

/** Where a record begins: those with line ends in their cells are told by their last line. */
function lineOf({ record, info }: ParsedRecord, last: number): number {
  if (info.lines === last + 1) return info.lines;
  return info.lines - record.reduce((count, cell) => count + (cell.match(/\n/gu)?.length ?? 0), 0);
}

/**
 * Without the line that tells Excel the delimiter, and with one kind of line end: the parser counts two lines for a CRLF in
 * quotes.
 */
async function* plainText(text: AsyncIterable<string>, skipped: { lines: number }): AsyncGenerator<string> {
  let isFirst = true;
  let rest = '';
  for await (const piece of text) {
    const whole = rest + piece;
    // The line feed of a CRLF may be in the next piece.
    rest = whole.endsWith('\r') ? '\r' : '';
    const plain = (rest === '' ? whole : whole.slice(0, -1)).replaceAll(/\r\n?/gu, '\n');
    if (plain === '') continue;
    const shown = isFirst ? plain.replace(SEP_LINE, '') : plain;
    if (isFirst) skipped.lines = shown === plain ? 0 : 1;
    isFirst = false;
    if (shown !== '') yield shown;
  }
  if (rest !== '') yield '\n';
}

function isOfParser(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
