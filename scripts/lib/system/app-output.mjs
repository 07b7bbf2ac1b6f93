import { writeLine } from './terminal.mjs';

/** More is not kept; the last lines tell why a start failed. */
const MOST_HELD = 2000;
/** How pretty and JSON lines show a warning or worse, in colour or not. */
const IS_WARNING = /(?<![A-Z])(WARN|ERROR|FATAL)(?![A-Z])|"level":[456]0\b/;

/** What the app prints, line by line between other lines of the launcher, and held back while it starts. */
export class AppOutput {
  /** @type {string[] | null} lines that are held back; null when they are passed on */
  #held = null;

  /** Holds lines back from now on, until `release` or `discard`. */
  hold() {
    this.#held ??= [];
  }

  /** Prints what was held back, and from now on everything. */
  release() {
    const held = this.#held ?? [];
    this.#held = null;
    held.forEach(writeLine);
  }

  /** Drops what was held back but for warnings, and prints everything from now on. */
  discard() {
    this.#held = this.#held?.filter((line) => IS_WARNING.test(line)) ?? null;
    this.release();
  }

  /** @param {import('node:stream').Readable} stream  of a process; its lines may be cut anywhere */
  follow(stream) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (/** @type {string} */ text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#take(line);
    });
    stream.on('end', () => {
      if (rest !== '') this.#take(rest);
    });
  }

  /** @param {string} line */
  #take(line) {
    if (!this.#held) return writeLine(line);
    this.#held.push(line);
    if (this.#held.length > MOST_HELD) this.#held.shift();
  }
}
