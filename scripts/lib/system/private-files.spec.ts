import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateAdminKey, readOrCreate } from './private-files.mjs';

describe('private files', () => {
  it('makes admin keys of 256 random bits with their checksum', () => {
    const key = generateAdminKey();
    expect(key).toMatch(/^fd_admin_[A-Za-z0-9_-]{49}$/);
    const body = key.slice(0, -6);
    expect(key.slice(-6)).toBe(createHash('sha256').update(body).digest('base64url').slice(0, 6));
    expect(generateAdminKey()).not.toBe(key);
  });

  it('makes a file once, for its owner only', () => {
    const dir = mkdtempSync(join(tmpdir(), 'frontdesk-private-'));
    const file = join(dir, 'key');
    expect(readOrCreate(file, () => 'first')).toBe('first');
    expect(readOrCreate(file, () => 'second')).toBe('first');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(dir, { recursive: true });
  });
});
