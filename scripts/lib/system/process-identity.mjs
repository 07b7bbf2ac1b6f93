import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process, distinguished by its start time from a later one with the same pid.
 * @typedef {{pid: number, startedAt: string}} ProcessIdentity
 */

/**
 * When a process started, in the system's format; undefined when it has ended or is a zombie.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  return process.platform === 'linux' ? startTimeFromProc(pid) : startTimeFromPs(pid);
}

/** @param {number} pid */
function startTimeFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name is in parentheses and may hold anything, so count from the last one (proc(5): state
    // is field 3, start time field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startTimeFromPs(pid) {
  try {
    const [state = '', ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
export function identityOf(pid) {
  return { pid, startedAt: startTimeOf(pid) ?? 'gone' };
}

/** @param {ProcessIdentity | undefined} identity */
export function isAlive(identity) {
  return identity !== undefined && startTimeOf(identity.pid) === identity.startedAt;
}

/**
 * @param {ProcessIdentity} identity
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether the process has ended
 */
export async function waitUntilGone(identity, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (isAlive(identity)) {
    if (Date.now() >= deadline) return false;
    await sleep(25);
  }
  return true;
}

/**
 * Asks a process to stop, and kills it when it has not after the grace time.
 * @param {ProcessIdentity} identity
 * @param {number} graceMs
 */
export async function stopProcess(identity, graceMs) {
  signal(identity, 'SIGTERM');
  if (await waitUntilGone(identity, graceMs)) return;
  signal(identity, 'SIGKILL');
  await waitUntilGone(identity, 5000);
}

/**
 * @param {ProcessIdentity} identity
 * @param {NodeJS.Signals} name
 */
export function signal(identity, name) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
