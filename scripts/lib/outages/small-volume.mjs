import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTimeOf } from '../system/process-identity.mjs';

const PREFIX = 'frontdesk-volume-';
const BALLAST = 'ballast';
/** What is left on a full volume: less than a page of PostgreSQL. */
const LEFT_BYTES = 4096;
const CHUNK = 1024 * 1024;
/** capabilities(7): bit 21. */
const CAP_SYS_ADMIN = 1n << 21n;

/**
 * A file system of its own, in memory, that can be filled up. Mounting needs root on Linux.
 * It is not below the folder of a run, because that could not be removed while it is mounted.
 */
export class SmallVolume {
  /** @param {string} dir */
  constructor(dir) {
    this.dir = dir;
  }

  /**
   * @param {number} megabytes
   * @returns {SmallVolume | null} null where this process may not mount
   * @throws when it may, and the system refuses all the same
   */
  static mount(megabytes) {
    if (!mayMount()) return null;
    unmountLeft();
    const dir = join(tmpdir(), `${PREFIX}${process.pid}-${Date.now().toString(36)}`);
    mkdirSync(dir);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'frontdesk', dir]);
    return new SmallVolume(dir);
  }

  /** Bytes that are free. */
  get free() {
    const { bavail, bsize } = statfsSync(this.dir);
    return bavail * bsize;
  }

  /** Takes all space that is left, and what becomes free meanwhile when it is called again. */
  fill() {
    const chunk = Buffer.alloc(CHUNK);
    const file = join(this.dir, BALLAST);
    try {
      for (let left = this.free - LEFT_BYTES; left > 0; left -= CHUNK)
        writeFileSync(file, chunk.subarray(0, Math.min(left, CHUNK)), { flag: 'a' });
    } catch (error) {
      // The server may take the last bytes meanwhile.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOSPC') throw error;
    }
  }

  /** Gives the space back. */
  empty() {
    rmSync(join(this.dir, BALLAST), { force: true });
  }

  unmount() {
    unmount(this.dir);
  }
}

/** Whether this process has the capability CAP_SYS_ADMIN, which root has outside of most containers. */
function mayMount() {
  if (process.platform !== 'linux') return false;
  const [, capabilities] = /^CapEff:\s+([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (BigInt(`0x${capabilities ?? '0'}`) & CAP_SYS_ADMIN) !== 0n;
}

/** Those of runs that were killed. */
function unmountLeft() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const [pid] = name.slice(PREFIX.length).split('-');
    if (startTimeOf(Number(pid)) === undefined) unmount(join(tmpdir(), name));
  }
}

/** @param {string} dir */
function unmount(dir) {
  const isMounted = readFileSync('/proc/self/mounts', 'utf8').includes(` ${dir} `);
  // Lazily: a server that was killed may still hold it for a moment.
  if (isMounted) execFileSync('umount', ['-l', dir], { stdio: 'ignore' });
  rmSync(dir, { recursive: true, force: true });
}
