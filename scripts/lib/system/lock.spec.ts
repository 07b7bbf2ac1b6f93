import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHolder, releaseLock, takeLock } from './lock.mjs';
import { identityOf } from './process-identity.mjs';

describe('lock', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-lock-'));
  const lock = join(dir, 'lock');
  afterEach(() => rmSync(lock, { force: true }));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('is held by one running process and released', () => {
    expect(takeLock(lock, { url: 'here' })).toBeUndefined();
    expect(takeLock(lock)).toMatchObject({ pid: process.pid, url: 'here' });
    releaseLock(lock);
    expect(takeLock(lock)).toBeUndefined();
  });

  it('is taken over from a process that has ended, even when another has its pid now', () => {
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }));
    expect(takeLock(lock)).toBeUndefined();
    expect(readHolder(lock)).toMatchObject(identityOf(process.pid));
  });

  it('is taken over when its file is truncated', () => {
    writeFileSync(lock, '{"pid":');
    expect(takeLock(lock)).toBeUndefined();
  });
});
