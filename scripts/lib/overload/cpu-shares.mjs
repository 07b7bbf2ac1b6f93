import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What the kernel counts in. */
const TICKS_PER_SECOND = 100;
const PARTS = /** @type {const} */ (['load', 'api', 'postgres', 'redis', 'others']);

/**
 * Processors taken by each part of a load on this machine, on average: 1 is one whole processor. When they add up to all
 * that there are, waiting for a processor is a part of every time that was measured.
 * @typedef {{load: number, api: number, postgres: number, redis: number, others: number, of: number}} CpuShares
 */

/** Measures from when it is made. Of processes that have ended meanwhile nothing is known. Linux only. */
export class CpuMeter {
  #began = performance.now();
  #first = ticksByProcess();

  /** @param {readonly number[]} apiPids */
  constructor(apiPids) {
    this.apiPids = new Set(apiPids);
  }

  /** @returns {CpuShares | null} */
  shares() {
    const seconds = (performance.now() - this.#began) / 1_000;
    const last = ticksByProcess();
    if (last.size === 0) return null;
    const shares = { load: 0, api: 0, postgres: 0, redis: 0, others: 0, of: availableParallelism() };
    for (const [pid, { command, ticks }] of last)
      shares[this.#partOf(pid, command)] += ticks - (this.#first.get(pid)?.ticks ?? 0);
    for (const part of PARTS) shares[part] = Math.round(shares[part] / seconds) / TICKS_PER_SECOND;
    return shares;
  }

  /**
   * @param {number} pid
   * @param {string} command
   */
  #partOf(pid, command) {
    if (pid === process.pid) return 'load';
    if (this.apiPids.has(pid)) return 'api';
    if (command.startsWith('postgres')) return 'postgres';
    return command.startsWith('redis') ? 'redis' : 'others';
  }
}

/** @returns {Map<number, {command: string, ticks: number}>} empty on other systems */
function ticksByProcess() {
  const names = existsSync('/proc/stat') ? readdirSync('/proc') : [];
  const all = new Map();
  for (const name of names) {
    const used = /^\d+$/.test(name) ? ticksOf(name) : null;
    if (used) all.set(Number(name), used);
  }
  return all;
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
