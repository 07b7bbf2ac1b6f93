import { DomainError } from '../../kernel/errors.js';
import { MAX_BODY } from '../../platform/http/body/body-limits.js';
import { inspectText } from '../../platform/http/body/json-body.js';
import { UnreadableFile } from '../exports/csv-table.js';
import { FileSurvey, type FileFacts } from '../exports/file-facts.js';
import type { TableRow } from '../exports/import.types.js';
import { instantOf } from '../exports/cells.js';
import { csvRows, type StreamedRow } from './csv-rows.js';
import type { FilePart, FilePlan, FileProblem, FileRecord } from './import-file.types.js';
import { jsonLines } from './json-lines.js';
import { objectOf } from './json-object.js';
import { RepeatedKeys } from './repeated-keys.js';
import { rowsReader } from './rows-reader.js';
import { shown } from './shown.js';

/** What readers tell of rows that they cannot take. */
const REFUSED = new Set(['no_total', 'mixed_amounts']);
/** Rows that are written together. */
const PART = 500;
/** Characters of such rows, beyond which no row is added to them. */
const PART_TEXT = 2_000_000;
/** Of rows that belong together. */
const MOST_TEXT = 30_000_000;
const MOST_ROWS = 1_000_000;
/** Rows of one order or product. */
const MOST_TOGETHER = 5_000;
/** A file whose rows that belong together stand apart is read into memory, up to so many rows. */
const MOST_SCATTERED = 50_000;
/** Rows by which an export is recognised. */
const LOOKED_AT = 20;

/** Reads the text of a file from its beginning; called once for each time that it must be read. */
export type OpenText = () => AsyncIterable<string>;

/**
 * The rows of a file, in parts that are the same each time it is read. A table is read twice, because how its amounts are
 * written and which products have variants may stand in its last row; JSON Lines once. Neither is held in memory.
 * @throws UnreadableFile
 */
export async function* fileParts(open: OpenText, plan: FilePlan): AsyncGenerator<FilePart> {
  const keys = new RepeatedKeys(plan.kind);
  let rows = 0;
  for await (const part of plan.format === 'jsonl' ? jsonParts(open(), plan) : tableParts(open, plan)) {
    if (rows === 0) part.problems.unshift(...guessed(plan));
    rows = part.rowsRead;
    requireRows(rows);
    yield withoutBad(part, keys);
  }
}

function requireRows(rows: number): void {
  if (rows > MOST_ROWS)
    throw new UnreadableFile(`The file has more than ${MOST_ROWS} rows. Send it in several files.`);
}

function guessed({ encoding }: FilePlan): FileProblem[] {
  if (encoding.startsWith('utf')) return [];
  const detail = `The file is not UTF-8; it was read as ${encoding}. Check letters with accents.`;
  return [{ severity: 'warning', line: 1, column: '', code: 'encoding_guessed', detail, value: '' }];
}

async function* jsonParts(text: AsyncIterable<string>, { timezone }: FilePlan): AsyncGenerator<FilePart> {
  let part: FilePart = { rowsRead: 0, records: [], problems: [] };
  let [rows, size, values] = [0, 0, 0];
  for await (const { line, content } of jsonLines(text)) {
    const read = objectOf(content, line);
    part.rowsRead += 1;
    if (read.row) part.records.push({ line, row: withOffset(read.row, timezone) });
    if (read.problem) part.problems.push(read.problem);
    [rows, size, values] = [rows + 1, size + content.length, values + read.values];
    if (rows < PART && size < PART_TEXT && values < MAX_BODY.values) continue;
    yield part;
    part = { rowsRead: part.rowsRead, records: [], problems: [] };
    [rows, size, values] = [0, 0, 0];
  }
  yield part;
}

function withOffset(row: { placedAt?: unknown }, timezone: string): object {
  const { placedAt } = row;
  const instant = typeof placedAt === 'string' ? instantOf(placedAt.trim(), timezone) : null;
  return instant === null ? row : { ...row, placedAt: instant };
}

async function* tableParts(open: OpenText, plan: FilePlan): AsyncGenerator<FilePart> {
  const read = (): AsyncGenerator<StreamedRow> => csvRows(open(), plan.delimiter ?? ',');
  const head: TableRow[] = [];
  let columns: readonly string[] = [];
  for await (const each of read()) {
    columns = each.columns;
    if (head.push(each.row) === LOOKED_AT) break;
  }
  if (head.length === 0) return;
  const reader = rowsReader({ columns, rows: head, warnings: [] }, plan);
  const survey = new FileSurvey(columns, reader);
  if (!reader.takesAnyOrder || (await mayHaveCommas(open(), plan.delimiter))) await lookAt(read(), survey);
  const facts = survey.facts();
  const told = new Set<string>();
  let rowsRead = 0;
  for await (const rows of windows(read(), facts, reader.groupOf)) {
    rowsRead += rows.length;
    const { rows: found, warnings } = reader.read({ columns, rows, warnings: [] }, facts, plan);
    const problems = warnings
      .filter(({ line, code }) => line > 1 || !told.has(code))
      .map((warning): FileProblem => ({
        severity: REFUSED.has(warning.code) ? 'error' : 'warning',
        value: '',
        ...warning,
      }));
    for (const { line, code } of warnings) if (line === 1) told.add(code);
    const records = found.map(({ line, ...row }) => ({ line, row }));
    yield { rowsRead, problems, records, ...(reader.columnOf ? { columnOf: reader.columnOf } : {}) };
  }
}

async function lookAt(rows: AsyncIterable<StreamedRow>, survey: FileSurvey): Promise<void> {
  let count = 0;
  for await (const { row } of rows) {
    count += 1;
    requireRows(count);
    survey.see(row);
  }
}

/** Of a table with commas such an amount is in quotes. */
const COMMA_IN_QUOTES = /,\d{1,2}[^\d,"]{0,5}"/u;
const COMMA_AT_END = /,\d{1,2}[^\d,";\t|\r\n]{0,5}["';\t|\r\n]/u;
const LONGEST_END = 12;

/** Whether something in the text may be an amount with a comma before its cents; far cheaper than to read its rows. */
async function mayHaveCommas(text: AsyncIterable<string>, delimiter: string | null): Promise<boolean> {
  const pattern = delimiter === ',' ? COMMA_IN_QUOTES : COMMA_AT_END;
  let end = '';
  for await (const piece of text) {
    if (pattern.test(end + piece)) return true;
    end = piece.slice(-LONGEST_END);
  }
  return pattern.test(`${end}\n`);
}

/** Rows in the order of the file, those that belong together in one window. */
async function* windows(
  rows: AsyncIterable<StreamedRow>,
  { isScattered }: FileFacts,
  groupOf: (row: TableRow) => string = (row) => `${row.line}`,
): AsyncGenerator<TableRow[]> {
  let window: TableRow[] = [];
  let group = '';
  let text = 0;
  for await (const { row, size } of rows) {
    const own = groupOf(row);
    const isFull = window.length >= PART || text >= PART_TEXT;
    if (!isScattered && isFull && own !== '' && own !== group) {
      yield window;
      window = [];
      text = 0;
    }
    group = own || group;
    window.push(row);
    text += size;
    requireRoom(window.length, text, isScattered);
  }
  if (window.length > 0) yield window;
}

function requireRoom(rows: number, text: number, isScattered: boolean): void {
  if (isScattered && (rows > MOST_SCATTERED || text > MOST_TEXT))
    throw new UnreadableFile(
      'Rows of the same order or product stand apart. Sort the file by order number or handle.',
    );
  if (text > MOST_TEXT)
    throw new UnreadableFile(`Rows with the same order number or handle have over ${MOST_TEXT} characters.`);
  if (!isScattered && rows > PART + MOST_TOGETHER)
    throw new UnreadableFile(`More than ${MOST_TOGETHER} rows have the same order number or handle.`);
}

/** Without rows whose text cannot be stored, and without those that were there before. */
function withoutBad(part: FilePart, keys: RepeatedKeys): FilePart {
  const records: FileRecord[] = [];
  const problems = [...part.problems];
  for (const record of part.records) {
    const problem = textProblem(record) ?? repeatProblem(record, keys, part.columnOf ?? ((field) => field));
    if (problem) problems.push(problem);
    else records.push(record);
  }
  return { ...part, records, problems };
}

function textProblem({ line, row }: FileRecord): FileProblem | null {
  try {
    inspectText(row);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [first] = error.problems;
    const column = first?.pointer.slice(1) ?? '';
    return {
      severity: 'error',
      line,
      column,
      code: first?.code ?? error.code,
      detail: error.detail,
      value: '',
    };
  }
}

function repeatProblem(
  { line, row }: FileRecord,
  keys: RepeatedKeys,
  columnOf: (field: string) => string,
): FileProblem | null {
  const earlier = keys.earlier(row, line);
  if (!earlier) return null;
  const detail = `Line ${earlier.line} has the same ${earlier.field}. Each may stand in the file once.`;
  return {
    ...{ severity: 'error', line, column: columnOf(earlier.field), code: 'repeated_row', detail },
    value: shown(earlier.key),
  };
}
