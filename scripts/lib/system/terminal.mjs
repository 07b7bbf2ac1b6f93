/** An error whose message is enough for the user; printed without a stack. */
export class PlainError extends Error {}

const fancy = process.stdout.isTTY && !process.env.CI;
/** Without a terminal, a line is printed this often to show progress. */
const QUIET_LINE_EVERY_MS = 10_000;

/** Whether a spinner stands on the last line, without a line break. */
let spinning = false;

/** @param {string} text */
export function say(text) {
  writeLine(text);
}

/**
 * Prints a line of its own, also while a spinner is shown.
 * @param {string} line
 */
export function writeLine(line) {
  process.stdout.write(`${spinning ? '\r\x1b[2K' : ''}${line}\n`);
}

/**
 * Runs one named task and shows its progress.
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
  spinning = fancy;
  if (fancy) show();
  const timer = setInterval(show, fancy ? 250 : QUIET_LINE_EVERY_MS);
  try {
    const result = await work();
    writeLine(`  ✓ ${title} (${seconds()})`);
    return result;
  } catch (error) {
    writeLine(`  ✗ ${title} (${seconds()})`);
    throw error;
  } finally {
    clearInterval(timer);
    spinning = false;
  }
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** The operating system's error codes as texts, with what to do. */
const REFUSALS = /** @type {Record<string, [string, string]>} */ ({
  ENOSPC: [
    'The disk is full',
    'Free some space, or set FRONTDESK_DATA_DIR to another disk, then start again.',
  ],
  // PostgreSQL's own code for it.
  53100: ['The disk is full', 'Free some space, then start again.'],
  EDQUOT: ['The disk quota of this user is used up', 'Free some space, then start again.'],
  EROFS: ['The file system is read-only', 'Set FRONTDESK_DATA_DIR to a folder that can be written to.'],
  EACCES: ['This user may not use it', 'Run as the user who owns it, or set FRONTDESK_DATA_DIR.'],
  EPERM: ['This user may not change it', 'Run as the user who owns it, or set FRONTDESK_DATA_DIR.'],
  EIO: ['The disk cannot be read or written', 'Look into the logs of the operating system.'],
  EMFILE: ['Too many files are open', 'Raise the limit (ulimit -n), then start again.'],
  ENFILE: ['Too many files are open on this machine', 'Close other programs, then start again.'],
});

/**
 * @param {unknown} error
 * @returns {string | undefined} a line for the user; undefined when it is not an error of the operating system
 */
function refusalOf(error) {
  const { code = '', path, dest } = /** @type {NodeJS.ErrnoException & {dest?: string}} */ (Object(error));
  const refusal = REFUSALS[code];
  return refusal && `${refusal[0]}: ${path ?? dest ?? messageOf(error)}. ${refusal[1]}`;
}

/**
 * @param {string} output  of a program that has failed
 * @param {string} folder  where it works
 * @throws PlainError when it failed because the disk is full
 */
export function requireSpace(output, folder) {
  if (!/No space left on device|Disk quota exceeded/i.test(output)) return;
  throw new PlainError(refusalOf({ code: 'ENOSPC', path: folder }));
}

/**
 * Prints an error: a PlainError or an error of the operating system as a sentence, any other with its stack.
 * @param {unknown} error
 */
export function printFailure(error) {
  process.stderr.write(`\n${failureText(error)}\n`);
}

/** @param {unknown} error */
function failureText(error) {
  if (error instanceof PlainError) return error.message;
  return refusalOf(error) ?? (error instanceof Error ? error.stack : String(error));
}

/**
 * Runs a command-line program; a failure is printed and becomes exit code 1.
 * @param {() => Promise<number | void>} program  resolves to the exit code (default 0)
 */
export async function runProgram(program) {
  // A closed pipe (`npm start | head`) must not end a launcher that still has services to stop.
  process.stdout.on('error', () => {});
  try {
    process.exitCode = (await program()) ?? 0;
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
