import { EventEmitter } from 'node:events';
import { constants, fstatSync, openSync, readFileSync, write, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { LogTarget } from './log-output.js';

const STANDARD_OUTPUT = 1;
/** A reader that takes nothing now is asked again after this. */
const HELD_MS = 20;
/** Of one write to a file: what waits behind it can still be told apart at the end of the process. */
const MOST_AT_ONCE = 65_536;
/** A pipe takes so much whole or not at all (PIPE_BUF of Linux, pipe(7)): no line is ever cut there, however the process ends. */
const WHOLE_IN_PIPES = 4_096;
/** At the end of the process a slow reader is waited for: as long as it takes something now and then, and no longer in all. */
const LAST_WAIT_MS = 250;
const LAST_WAITS_MS = 2_000;

type Written = (error: NodeJS.ErrnoException | null, bytes: number) => void;

/** Where bytes go: a file is written by a thread of the pool, others at once, as far as they take something. */
interface Sink {
  mostAtOnce: number;
  /** Writes the beginning of the bytes, and tells how many, whenever that may be. */
  write: (descriptor: number, bytes: Buffer, written: Written) => void;
}

const FILE: Sink = {
  mostAtOnce: MOST_AT_ONCE,
  write: (descriptor, bytes, written) => write(descriptor, bytes, 0, bytes.length, null, written),
};
const TERMINAL: Sink = { mostAtOnce: MOST_AT_ONCE, write: writeWhenTaken };
const PIPE: Sink = { mostAtOnce: WHOLE_IN_PIPES, write: writeWhenTaken };

/**
 * Where the process's standard output goes, without ever waiting for it before the process ends. Node's own
 * `process.stdout` writes to terminals and files at once, so that a terminal that is held (Ctrl-S) or a disk that takes its
 * time stops the process; and what it has not yet written to a pipe is lost, and a line cut, when the process ends.
 */
export function standardOutput(): LogTarget {
  if (fstatSync(STANDARD_OUTPUT).isFile()) return new DescriptorTarget(STANDARD_OUTPUT, FILE);
  if (isatty(STANDARD_OUTPUT)) {
    const terminal = openTerminal();
    return terminal === null ? process.stdout : new DescriptorTarget(terminal, TERMINAL);
  }
  // Its making has the pipe or socket refuse instead of keeping the process. Without a listener, a reader that has gone
  // would end the process at what others write there.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined);
  return new DescriptorTarget(STANDARD_OUTPUT, PIPE);
}

/** Lines wait in memory, in order, and are written one after the other. */
class DescriptorTarget extends EventEmitter implements LogTarget {
  /** Bytes that wait. */
  writableLength = 0;
  private readonly waiting: Buffer[] = [];
  /** What is being written, without what has been. */
  private current: Buffer | null = null;
  /** Bytes of this process that the descriptor has taken. */
  private done = 0;
  private isEnding = false;
  /** Where a file's descriptor stood before them. */
  private readonly begin: number | null;

  constructor(
    private readonly descriptor: number,
    private readonly sink: Sink,
  ) {
    super();
    this.begin = sink === FILE ? beginOf(descriptor) : null;
    process.once('exit', () => {
      this.isEnding = true;
      this.flush();
    });
  }

  write(line: string): boolean {
    const bytes = Buffer.from(line);
    this.waiting.push(bytes);
    this.writableLength += bytes.length;
    if (this.isEnding) this.flush();
    else if (!this.current) this.writeNext();
    return this.writableLength === 0;
  }

  private writeNext(): void {
    const bytes = this.takeSome();
    if (bytes) this.writeOut(bytes);
    else this.emit('drain');
  }

  private writeOut(bytes: Buffer): void {
    this.current = bytes;
    this.sink.write(this.descriptor, bytes, (error, count) => {
      // What could not be written is lost; the next line may find room.
      this.take(error ? bytes.length : count);
      if (!error) this.done += count;
      if (error) this.emit('error', error);
      if (this.current) this.writeOut(this.current);
      else this.writeNext();
    });
  }

  /** So many bytes of the current ones are written, or lost. */
  private take(count: number): void {
    this.writableLength -= count;
    const rest = this.current?.subarray(count);
    this.current = rest?.length ? rest : null;
  }

  private rest(): Buffer | null {
    return this.current ?? this.takeSome();
  }

  /** Whole lines. */
  private takeSome(): Buffer | null {
    let [count, size] = [0, 0];
    for (const { length } of this.waiting) {
      if (count > 0 && size + length > this.sink.mostAtOnce) break;
      count += 1;
      size += length;
    }
    return count === 0 ? null : Buffer.concat(this.waiting.splice(0, count));
  }

  /** The process ends: what waits is written, in order, for as long as somebody takes it. */
  private flush(): void {
    if (this.sink === FILE) this.awaitThread();
    const end = performance.now() + LAST_WAITS_MS;
    try {
      for (let bytes = this.rest(); bytes; bytes = this.rest()) {
        this.current = bytes;
        this.take(writeWithin(this.descriptor, bytes, Math.min(LAST_WAIT_MS, end - performance.now())));
      }
    } catch {
      // A reader that has gone or takes nothing, a full disk: nobody is left to tell.
      this.current = null;
      this.waiting.length = 0;
    }
  }

  /**
   * The thread that writes to the file may not have begun: the lines after it must not come before it. Its callback comes no
   * more, but the file's position tells (proc(5), fdinfo).
   */
  private awaitThread(): void {
    if (!this.current) return;
    const { length } = this.current;
    const end = performance.now() + LAST_WAITS_MS;
    while (!this.isAt(this.done + length) && performance.now() < end) pause();
    this.take(length);
  }

  private isAt(written: number): boolean {
    const position = positionOf(this.descriptor);
    return this.begin !== null && position !== null && position >= this.begin + written;
  }
}

/** A reader that is held refuses instead of keeping the process, because its descriptor was opened so. */
function writeWhenTaken(descriptor: number, bytes: Buffer, written: Written): void {
  let count: number;
  try {
    count = writeSync(descriptor, bytes);
  } catch (error) {
    if (isHeld(error)) setTimeout(() => writeWhenTaken(descriptor, bytes, written), HELD_MS).unref();
    else written(error as NodeJS.ErrnoException, 0);
    return;
  }
  written(null, count);
}

/** @returns how many of the bytes were written. @throws when nothing is taken within these milliseconds */
function writeWithin(descriptor: number, bytes: Buffer, ms: number): number {
  const end = performance.now() + ms;
  for (;;) {
    try {
      return writeSync(descriptor, bytes);
    } catch (error) {
      if (!isHeld(error) || performance.now() >= end) throw error;
      pause();
    }
  }
}

/** Holds the process, which has nothing else to do any more. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

function isHeld(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EAGAIN';
}

/** Where the next byte of an open file goes; null where the system does not tell. */
function positionOf(descriptor: number): number | null {
  return numberIn(descriptor, /^pos:\s*(\d+)/m, 10);
}

/** The same before the first write: of one that is opened to append, the file's end. */
function beginOf(descriptor: number): number | null {
  const flags = numberIn(descriptor, /^flags:\s*([0-7]+)/m, 8) ?? 0;
  return flags & constants.O_APPEND ? fstatSync(descriptor).size : positionOf(descriptor);
}

function numberIn(descriptor: number, what: RegExp, base: number): number | null {
  try {
    const told = what.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'));
    return told ? parseInt(told[1] ?? '', base) : null;
  } catch {
    return null;
  }
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
