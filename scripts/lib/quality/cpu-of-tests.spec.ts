import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuOfTree, cpuTable, FileMeter, recordedCpu } from './cpu-of-tests.mjs';

const BUSY = 'while (process.cpuUsage().user < 300_000);';

describe('what a test file computes', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-cpu-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is told apart from what it has started, also when that has ended', () => {
    const before = cpuOfTree(process.pid);
    const meter = new FileMeter(dir, { kind: 'unit', path: 'a.spec.ts' });
    spawnSync(process.execPath, ['-e', BUSY]);
    meter.record();
    const [file] = recordedCpu(dir);
    expect(file).toMatchObject({ kind: 'unit', path: 'a.spec.ts' });
    expect(file?.started).toBeGreaterThanOrEqual(0.25);
    expect(file?.worker).toBeLessThan(file?.started ?? 0);
    expect(cpuOfTree(process.pid) - before).toBeGreaterThanOrEqual(0.25);
  });

  it('is shown by kind, and by file from the dearest', () => {
    const files = [
      { kind: 'unit', path: 'a.spec.ts', worker: 1, started: 0 },
      { kind: 'unit', path: 'b.spec.ts', worker: 2, started: 0.5 },
      { kind: 'e2e', path: 'c.spec.ts', worker: 1, started: 9 },
    ];
    const lines = cpuTable(files).split('\n');
    expect(lines[0]).toBe(
      'CPU seconds of 3 files: 14, without PostgreSQL, browser and what Jest does between them',
    );
    expect(lines).toContain('      3.0      0.5      2  unit');
    expect(lines.slice(-3)).toEqual([
      '      1.0      9.0  c.spec.ts',
      '      2.0      0.5  b.spec.ts',
      '      1.0      0.0  a.spec.ts',
    ]);
  });

  it('is nothing before a file has run', () => {
    expect(recordedCpu(dir)).toEqual([]);
  });
});
