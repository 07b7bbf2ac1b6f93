import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePrivateJson } from './private-files.mjs';
import { PlainError, printFailure, requireSpace } from './terminal.mjs';

/** The printed text for the error that the task throws. */
function printed(work: () => void): string {
  const write = process.stderr.write.bind(process.stderr);
  let text = '';
  process.stderr.write = (chunk: string) => (text += chunk) !== '';
  try {
    work();
  } catch (error) {
    printFailure(error);
  } finally {
    process.stderr.write = write;
  }
  return text;
}

describe('a failure', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'frontdesk-terminal-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('because of a full disk is a line with the file and what to do, and leaves no partial file', () => {
    const file = join(dir, 'port.json');
    // Every write to this device fails as on a full disk.
    symlinkSync('/dev/full', `${file}.${process.pid}.new`);
    expect(printed(() => writePrivateJson(file, { port: 1 }))).toBe(
      `\nThe disk is full: ${file}. Free some space, or set FRONTDESK_DATA_DIR to another disk, then start again.\n`,
    );
    expect(readdirSync(dir)).toEqual([]);
  });

  it('of another program because of a full disk is the same line', () => {
    const output = 'initdb: error: could not write: No space left on device\nat line 5';
    expect(printed(() => requireSpace(output, dir))).toMatch(/^\nThe disk is full: .*start again\.\n$/);
    expect(printed(() => requireSpace('initdb: error: something else', dir))).toBe('');
  });

  it('of the operating system has no stack; a fault of ours has one', () => {
    const refused = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', path: '/x' });
    const throwing = (error: Error) => () => {
      throw error;
    };
    expect(printed(throwing(refused))).toMatch(/^\nThe file system is read-only: \/x\. Set .*\n$/);
    expect(printed(throwing(new PlainError('Plain.')))).toBe('\nPlain.\n');
    expect(printed(throwing(new TypeError('Bug')))).toMatch(/TypeError: Bug\n\s+at /);
  });
});
