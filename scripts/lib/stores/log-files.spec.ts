import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shortenLog } from './log-files.mjs';

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-logs-'));
const log = join(dir, 'log');
const text = (file: string) => readFileSync(file, 'utf8');
afterAll(() => rmSync(dir, { recursive: true }));

test('a log that has grown too long begins anew under its writer, and its end is kept', () => {
  shortenLog(log, 10);
  expect(existsSync(log)).toBe(false);
  const writer = openSync(log, 'a');
  writeSync(writer, '0123456789');
  shortenLog(log, 10);
  expect(existsSync(`${log}.old`)).toBe(false);
  writeSync(writer, 'abc');
  shortenLog(log, 10);
  writeSync(writer, 'new');
  expect([text(log), text(`${log}.old`)]).toEqual(['new', '3456789abc']);
});

test('also where its end cannot be kept', () => {
  const other = join(dir, 'other');
  mkdirSync(`${other}.old`);
  appendFileSync(other, 'far too long');
  shortenLog(other, 10);
  expect(text(other)).toBe('');
});
