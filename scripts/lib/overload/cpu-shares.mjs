import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What the kernel counts in. */
const TICKS_PER_SECOND = 100;

/**
 * Processors taken by each part of a load on this machine, on average: 1 is one whole processor. When they add up to all
 * that there are, waiting for a processor is a part of every time that was measured.
 * @typedef {{load: number, api: number, postgres: number, redis: number, others: number, of: number}} CpuShares
 *
 * @typedef {Omit<CpuShares, 'of'>} Ticks
 */

/** Measures from when it is made. Linux only. */
export class CpuMeter {
  #began = performance.now();
  #first;

  /** @param {readonly number[]} apiPids */
  constructor(apiPids) {
    this.apiPids = new Set(apiPids);
    this.#first = this.#read();
  }

  /** @returns {CpuShares | null} */
  shares() {
    const [first, last] = [this.#first, this.#read()];
    if (!first || !last) return null;
    const ticks = ((performance.now() - this.#began) / 1_000) * TICKS_PER_SECOND;
    const share = (/** @type {keyof Ticks} */ part) =>
      Math.round(((last[part] - first[part]) / ticks) * 100) / 100;
    const parts = {
      load: share('load'),
      api: share('api'),
      postgres: share('postgres'),
      redis: share('redis'),
    };
    return { ...parts, others: share('others'), of: availableParallelism() };
  }

  /** @returns {Ticks | null} */
  #read() {
    if (!existsSync('/proc/stat')) return null;
    const ticks = { load: 0, api: 0, postgres: 0, redis: 0, others: 0 };
    for (const name of readdirSync('/proc')) {
      const used = /^\d+$/.test(name) ? ticksOf(name) : null;
      if (used) ticks[this.#partOf(Number(name), used.command)] += used.ticks;
    }
    return ticks;
  }

  /**
   * @param {number} pid
   * @param {string} command
   * @returns {keyof Ticks}
   */
  #partOf(pid, command) {
    if (pid === process.pid) return 'load';
    if (this.apiPids.has(pid)) return 'api';
    if (command.startsWith('postgres')) return 'postgres';
    return command.startsWith('redis') ? 'redis' : 'others';
  }
}

/**
 * @param {string} pid
 * @returns {{command: string, ticks: number} | null} null when it has ended
 */
function ticksOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command is in brackets, and may have brackets and spaces of its own.
    const end = stat.lastIndexOf(')');
    const fields = stat.slice(end + 2).split(' ');
    return {
      command: stat.slice(stat.indexOf('(') + 1, end),
      ticks: Number(fields[11]) + Number(fields[12]),
    };
  } catch {
    return null;
  }
}
