/** A failure whose message is all that a person needs: printed without a stack. */
export class PlainError extends Error {}

const fancy = process.stdout.isTTY && !process.env.CI;
/** Without a terminal, a line this often shows that work goes on. */
const QUIET_LINE_EVERY_MS = 10_000;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one named piece of work and shows that it is going on.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const show = () => {
    const line = `  … ${title} (${seconds()})`;
    process.stdout.write(fancy ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  if (fancy) show();
  const timer = setInterval(show, fancy ? 250 : QUIET_LINE_EVERY_MS);
  try {
    const result = await work();
    process.stdout.write(`${fancy ? '\r\x1b[2K' : ''}  ✓ ${title} (${seconds()})\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${fancy ? '\r\x1b[2K' : ''}  ✗ ${title} (${seconds()})\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Prints a failure: a plain one as its sentence, anything else with its stack.
 * @param {unknown} error
 */
export function printFailure(error) {
  const text =
    error instanceof PlainError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
}

/**
 * Runs a command-line program; a failure is printed and becomes exit code 1.
 * @param {() => Promise<number | void>} program  resolves to the exit code (default 0)
 */
export async function runProgram(program) {
  // A closed pipe (`npm start | head`) must not kill a launcher that still has services to stop.
  process.stdout.on('error', () => {});
  try {
    process.exitCode = (await program()) ?? 0;
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
