import { closeSync, openSync, readSync } from 'node:fs';

const NS_PER_MS = 1e6;
const LONGEST_LINE = 80;

/**
 * How long the main thread has waited for a core, read from Linux: the second of the three numbers of
 * `/proc/<pid>/schedstat`, in nanoseconds (Linux, Documentation/scheduler/sched-stats.rst).
 */
export class WaitingTime {
  private file: number | undefined;
  private readonly line = Buffer.alloc(LONGEST_LINE);
  private lastMs = 0;

  constructor() {
    try {
      // The first thread of a process has its number.
      this.file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
    } catch {
      // Not Linux, or a kernel without these numbers.
    }
  }

  /** @returns milliseconds since the thread exists; 0 where that is not known */
  read(): number {
    if (this.file === undefined) return this.lastMs;
    try {
      const length = readSync(this.file, this.line, 0, LONGEST_LINE, 0);
      const [, waited] = this.line.toString('latin1', 0, length).split(' ');
      // Never less than before, also when a reading fails: it would count as time in which the loop was blocked.
      this.lastMs = Math.max(this.lastMs, Number(waited ?? 0) / NS_PER_MS);
    } catch {
      // What was read before stands.
    }
    return this.lastMs;
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}
