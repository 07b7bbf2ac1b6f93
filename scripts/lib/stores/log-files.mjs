import { closeSync, existsSync, openSync, readSync, statSync, truncateSync, writeFileSync } from 'node:fs';

/** Of a server's log, and of what is kept of the log before it. */
export const MOST_LOG_BYTES = 20 * 1024 * 1024;

/**
 * Begins a log anew that has grown too long, also while its server writes to it: a server that floods its log does not fill
 * the disk. The end of what was there is kept as `<log>.old`; lines that come in this very moment may be lost.
 * @param {string} log  opened by its server to append
 * @param {number} [mostBytes]
 */
export function shortenLog(log, mostBytes = MOST_LOG_BYTES) {
  if (!existsSync(log)) return;
  const { size } = statSync(log);
  if (size <= mostBytes) return;
  try {
    writeFileSync(`${log}.old`, endOf(log, size, mostBytes), { mode: 0o600 });
  } catch {
    // The disk is full: then the space counts more than the lines.
  }
  truncateSync(log);
}

/**
 * @param {string} file
 * @param {number} size
 * @param {number} bytes
 */
function endOf(file, size, bytes) {
  const end = Buffer.alloc(bytes);
  const opened = openSync(file, 'r');
  try {
    return end.subarray(0, readSync(opened, end, 0, bytes, size - bytes));
  } finally {
    closeSync(opened);
  }
}
