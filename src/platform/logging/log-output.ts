import { Writable } from 'node:stream';

/** What may wait for a reader of the log; further lines are dropped. */
const MOST_WAITING_BYTES = 1_048_576;
const WARNING = 40;

/** Where lines go: standard output, or a test's. */
export interface LogTarget {
  /** Bytes that wait to be written. */
  readonly writableLength: number;
  write(line: string): boolean;
  on(event: 'drain' | 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/**
 * Bounded output of log lines. A reader that has stopped reading, as a terminal that is held or a collector that hangs,
 * stops nothing: lines wait up to a megabyte, then they are dropped and counted, and the count is told when the reader goes
 * on. One that is gone is not written for any more.
 *
 * Writing by file descriptor, as pino does by itself, would block the whole process on a full pipe.
 */
export class LogOutput {
  private dropped = 0;
  private isGone = false;

  constructor(
    private readonly target: LogTarget,
    private readonly mostBytes = MOST_WAITING_BYTES,
  ) {
    // Without a listener this would end the process: the reader has gone, or the disk is full.
    target.on('error', (error: NodeJS.ErrnoException) => {
      this.isGone ||= error.code === 'EPIPE';
    });
    target.on('drain', () => this.tellDropped());
  }

  write(line: string): void {
    if (this.isGone) return;
    if (this.target.writableLength > this.mostBytes) this.dropped += 1;
    else this.target.write(line);
  }

  /** For what wants a stream. */
  asStream(): Writable {
    return new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        this.write(chunk.toString());
        done();
      },
    });
  }

  private tellDropped(): void {
    if (this.dropped === 0) return;
    const line = {
      ...{ level: WARNING, time: Date.now(), context: 'Log', dropped: this.dropped },
      msg: 'Log lines were dropped because nobody read them',
    };
    this.dropped = 0;
    this.write(`${JSON.stringify(line)}\n`);
  }
}
