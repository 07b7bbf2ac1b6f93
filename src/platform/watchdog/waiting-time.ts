import { closeSync, openSync, readSync } from 'node:fs';

const NS_PER_MS = 1e6;
const LONGEST_LINE = 80;

/**
 * How long the main thread has waited for a core, read from Linux: the second of the three numbers of
 * `/proc/<pid>/schedstat`, in nanoseconds (Linux, Documentation/scheduler/sched-stats.rst).
 */
export class WaitingTime {
  private readonly file: number | undefined;
  private readonly line = Buffer.alloc(LONGEST_LINE);

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
    if (this.file === undefined) return 0;
    try {
      const length = readSync(this.file, this.line, 0, LONGEST_LINE, 0);
      const [, waited] = this.line.toString('latin1', 0, length).split(' ');
      return Number(waited ?? 0) / NS_PER_MS;
    } catch {
      return 0;
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }
}
