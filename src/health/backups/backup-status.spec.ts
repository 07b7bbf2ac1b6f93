import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newest, readBackupStatus } from './backup-status.js';

describe('what backups have noted', () => {
  const dir = mkdtempSync(join(tmpdir(), 'backups-'));
  const file = join(dir, 'status.json');
  afterAll(() => rmSync(dir, { recursive: true }));

  const NOTHING = { backups: {}, restoredAt: null };
  const read = (status: unknown) => {
    writeFileSync(file, JSON.stringify(status));
    return readBackupStatus(file);
  };

  it('is nothing without a file', async () => {
    expect(await readBackupStatus('')).toEqual(NOTHING);
    expect(await readBackupStatus(join(dir, 'missing.json'))).toEqual(NOTHING);
  });

  it('is the last good one of each kind, and the last good restore', async () => {
    const at = '2026-12-01T03:00:00Z';
    const status = { backups: { dump: { at, bytes: 7 }, wal: { at } }, restore: { at } };
    expect(await read(status)).toEqual({
      backups: { dump: { at: Date.parse(at), bytes: 7 }, wal: { at: Date.parse(at), bytes: null } },
      restoredAt: Date.parse(at),
    });
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [{ backups: { tape: { at: '2026-12-01T03:00:00Z' }, dump: { at: 'yesterday' } }, restore: 5 }],
    [{ backups: { dump: null }, restore: { at: 1 } }],
  ])('leaves out what is not known: %j', async (status) => {
    expect(await read(status)).toEqual(NOTHING);
  });

  it('of a broken file is an error, not nothing', async () => {
    writeFileSync(file, '{"backups"');
    await expect(readBackupStatus(file)).rejects.toThrow();
  });
});

test('of two places the later backup of each kind counts', () => {
  const early = { at: 1, bytes: null };
  const late = { at: 2, bytes: 5 };
  const one = { backups: { dump: early, wal: late }, restoredAt: null };
  const other = { backups: { dump: late, wal: early, backup: early }, restoredAt: 7 };
  const both = { backups: { dump: late, wal: late, backup: early }, restoredAt: 7 };
  expect(newest(one, other)).toEqual(both);
  expect(newest(other, one)).toEqual(both);
});
