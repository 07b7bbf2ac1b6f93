import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { NODE_FLAGS } from '../../scripts/lib/system/app-process.mjs';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';

/** As "What a machine needs" in docs/operations.md says; 205 to 217 are used. */
const MOST_MB = 220;

/** Like the launcher's: without the compiled code that Node caches for the tests' processes and keeps, 20 MB. */
const LAUNCHED = { NODE_COMPILE_CACHE: undefined };

/** Resident memory of a process in MB. */
function residentMb({ child }: FrontdeskProcess): number {
  const pid = String(child.pid);
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

describe('a process that has started', () => {
  it('holds little', async () => {
    const frontdesk = await FrontdeskProcess.start(newSecrets(), LAUNCHED, NODE_FLAGS);
    const held = residentMb(frontdesk);
    await frontdesk.stop();
    expect(held).toBeGreaterThan(50);
    expect(held).toBeLessThan(MOST_MB);
  });
});
