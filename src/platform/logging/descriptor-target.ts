import { EventEmitter } from 'node:events';
import { constants, fstatSync, openSync, write, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { LogTarget } from './log-output.js';

const STANDARD_OUTPUT = 1;
/** A terminal that takes nothing now is asked again after this. */
const HELD_MS = 20;
/** Of one write: what waits behind it can still be told apart at the end of the process. */
const MOST_AT_ONCE = 65_536;

type Written = (error: NodeJS.ErrnoException | null, bytes: number) => void;

/** Writes the beginning of the bytes, and tells how many, whenever that may be. */
type Writing = (descriptor: number, bytes: Buffer, written: Written) => void;

/**
 * Where the process's standard output goes, without ever waiting for it. Node's own `process.stdout` does so for pipes and
 * sockets; it writes to terminals and files at once, so that a terminal that is held (Ctrl-S) or a disk that takes its time
 * stops the process.
 */
export function standardOutput(): LogTarget {
  if (fstatSync(STANDARD_OUTPUT).isFile()) return new DescriptorTarget(STANDARD_OUTPUT, writeToFile);
  const terminal = isatty(STANDARD_OUTPUT) ? openTerminal() : null;
  return terminal === null ? process.stdout : new DescriptorTarget(terminal, writeToTerminal);
}

/** Lines wait in memory, in order, and are written one after the other. */
class DescriptorTarget extends EventEmitter implements LogTarget {
  /** Bytes that wait. */
  writableLength = 0;
  private readonly waiting: Buffer[] = [];
  private isWriting = false;

  constructor(
    private readonly descriptor: number,
    private readonly writing: Writing,
  ) {
    super();
    process.once('exit', () => this.flush());
  }

  write(line: string): boolean {
    const bytes = Buffer.from(line);
    this.waiting.push(bytes);
    this.writableLength += bytes.length;
    if (!this.isWriting) this.writeNext();
    return this.writableLength === 0;
  }

  private writeNext(): void {
    const bytes = this.takeSome();
    this.isWriting = bytes !== null;
    if (bytes) this.writeOut(bytes);
    else this.emit('drain');
  }

  private writeOut(bytes: Buffer): void {
    this.writing(this.descriptor, bytes, (error, count) => {
      // What could not be written is lost; the next line may find room.
      const done = error ? bytes.length : count;
      this.writableLength -= done;
      if (error) this.emit('error', error);
      if (done < bytes.length) this.writeOut(bytes.subarray(done));
      else this.writeNext();
    });
  }

  private takeSome(): Buffer | null {
    let [count, size] = [0, 0];
    for (const { length } of this.waiting) {
      if (count > 0 && size + length > MOST_AT_ONCE) break;
      count += 1;
      size += length;
    }
    return count === 0 ? null : Buffer.concat(this.waiting.splice(0, count));
  }

  /** The process ends: what a file or terminal takes at once is written. */
  private flush(): void {
    try {
      for (const bytes of this.waiting.splice(0)) writeSync(this.descriptor, bytes);
    } catch {
      // A held terminal or a full disk: nobody is left to tell.
    }
  }
}

/** By a thread of the pool: a disk may take its time. */
function writeToFile(descriptor: number, bytes: Buffer, written: Written): void {
  write(descriptor, bytes, 0, bytes.length, null, written);
}

/** A held terminal refuses instead of keeping the process, because its descriptor was opened so. */
function writeToTerminal(descriptor: number, bytes: Buffer, written: Written): void {
  let count: number;
  try {
    count = writeSync(descriptor, bytes);
  } catch (error) {
    if (isHeld(error)) setTimeout(() => writeToTerminal(descriptor, bytes, written), HELD_MS).unref();
    else written(error as NodeJS.ErrnoException, 0);
    return;
  }
  written(null, count);
}

function isHeld(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EAGAIN';
}

/**
 * The terminal opened anew, so that the settings of the descriptor, which the shell may share, stay as they are; null where
 * the system has no such path or the terminal is another user's.
 */
function openTerminal(): number | null {
  const { O_WRONLY, O_NOCTTY, O_NONBLOCK } = constants;
  try {
    return openSync(`/proc/self/fd/${STANDARD_OUTPUT}`, O_WRONLY | O_NOCTTY | O_NONBLOCK);
  } catch {
    return null;
  }
}
