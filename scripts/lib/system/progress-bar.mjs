const WIDTH = 30;
/** Without a terminal, a line is printed at each of so many parts of the work. */
const QUIET_PARTS = 10;

/**
 * Shows how much of some work is done.
 * @param {string} title
 * @returns {(done: number, total: number) => void}
 */
export function progressBar(title) {
  const isTerminal = process.stdout.isTTY && !process.env.CI;
  return (done, total) => {
    const line = `  ${title} ${barOf(done, total)} ${done}/${total}`;
    if (isTerminal) process.stdout.write(`\r\x1b[2K${line}${done === total ? '\n' : ''}`);
    else if (done === total || done % Math.ceil(total / QUIET_PARTS) === 0) process.stdout.write(`${line}\n`);
  };
}

/**
 * @param {number} done
 * @param {number} total
 */
export function barOf(done, total) {
  const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}]`;
}
