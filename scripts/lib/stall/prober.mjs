import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { askProcess } from './ipc.mjs';

/**
 * @typedef {object} Aim  the target of the probe
 * @property {string} url
 * @property {Victim} [victim]
 *
 * @typedef {object} Victim  a customer of a business that is not under attack
 * @property {string} path  of its conversation's messages
 * @property {string} key
 * @property {string[]} texts  what the customer asks, one after the other, from the first again after the last
 * @property {number} everyMs
 *
 * @typedef {object} Probes  milliseconds of each
 * @property {number[]} probesMs  of the product's `/health/live`
 * @property {number[]} controlsMs  of a server that does nothing
 *
 * @typedef {{answersMs: number[], waitingMs: number, lost: number}} VictimReport
 */

const PROGRAM = fileURLToPath(new URL('./probe-process.mjs', import.meta.url));
const READY_MS = 10_000;

/** Controls the process that probes `/health/live` while inputs are sent. */
export class Prober {
  constructor() {
    this.child = fork(PROGRAM, { stdio: 'inherit', execArgv: [] });
  }

  /** @param {Aim | undefined} aim  undefined while there is nothing to probe */
  async aim(aim) {
    await askProcess(this.child, 'aim', aim, READY_MS);
  }

  async begin() {
    await askProcess(this.child, 'begin', undefined, READY_MS);
  }

  /**
   * @param {number} timeoutMs
   * @returns {Promise<Probes | undefined>} all since `begin`; undefined when the last was not answered in time
   */
  end(timeoutMs) {
    return askProcess(this.child, 'end', undefined, timeoutMs);
  }

  /** @returns {Promise<VictimReport>} since the last call */
  async victim() {
    /** @type {VictimReport | undefined} */
    const report = await askProcess(this.child, 'victim', undefined, READY_MS);
    return report ?? { answersMs: [], waitingMs: 0, lost: 0 };
  }

  stop = async () => {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  };
}
