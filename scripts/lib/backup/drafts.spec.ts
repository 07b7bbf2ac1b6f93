import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../system/process-identity.mjs';
import { isLeft, leftFolders, makeWorkFolder, MARK, markOf, removeLeftFolders } from './drafts.mjs';
import { FolderStore } from './folder-store.mjs';

const HOUR_S = 3600;

describe('what somebody was writing', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'frontdesk-drafts-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  /** A folder with a file, both last changed so many hours ago. */
  function folder(name: string, hours: number, hoursOfFile = hours): string {
    const path = join(dir, name);
    mkdirSync(path);
    writeFileSync(join(path, 'database.dump'), 'half');
    const now = Date.now() / 1000;
    utimesSync(join(path, 'database.dump'), now, now - hoursOfFile * HOUR_S);
    utimesSync(path, now, now - hours * HOUR_S);
    return path;
  }

  it('is not left while its process runs, however long nothing changes', () => {
    expect(isLeft(MARK, folder('own', 50))).toBe(false);
  });

  it('is left at once when its process has ended, or another one has its number', () => {
    expect(isLeft(markOf(hostname(), { pid: 2 ** 22 + 1, startedAt: '7' }), folder('ended', 0))).toBe(true);
    expect(isLeft(markOf(hostname(), { pid: process.pid, startedAt: '7' }), folder('other', 0))).toBe(true);
  });

  it('of another host is left when nothing has changed for six hours, whatever has its number here', () => {
    for (const { pid, startedAt } of [identityOf(process.pid), { pid: 2 ** 22 + 1, startedAt: '7' }]) {
      const mark = markOf('4f2c.container', { pid, startedAt });
      expect(isLeft(mark, folder(`new-${pid}`, 0))).toBe(false);
      expect(isLeft(mark, folder(`written-${pid}`, 9, 1))).toBe(false);
      expect(isLeft(mark, folder(`old-${pid}`, 7))).toBe(true);
    }
  });

  it('of an earlier Frontdesk, which named a number alone, is left after as long', () => {
    expect(isLeft('17', folder('new', 1))).toBe(false);
    expect(isLeft('17', folder('old', 7))).toBe(true);
  });

  it('is removed by the next one who writes there', async () => {
    const ended = markOf(hostname(), { pid: 2 ** 22 + 1, startedAt: '7' });
    const elsewhere = markOf('elsewhere', { pid: process.pid, startedAt: '7' });
    folder(`.frontdesk-1.${ended}.part`, 0);
    folder(`.frontdesk-2.${elsewhere}.part`, 0);
    folder(`.frontdesk-3.${elsewhere}.part`, 7);
    const store = new FolderStore(dir);
    store.draft('frontdesk-4');
    expect(readdirSync(dir).sort()).toEqual([`.frontdesk-2.${elsewhere}.part`, `.frontdesk-4.${MARK}.part`]);
    expect(await store.names()).toEqual([]);
  });

  it('is a folder with a name of its own', () => {
    const own = makeWorkFolder(dir, 'drill');
    folder(`drill-${markOf(hostname(), { pid: 2 ** 22 + 1, startedAt: '7' })}~x1`, 0);
    expect(leftFolders(dir, 'drill')).toHaveLength(1);
    removeLeftFolders(dir, 'drill');
    expect(readdirSync(dir).map((name) => join(dir, name))).toEqual([own]);
  });
});
