import { readFileSync } from 'node:fs';

/** In a second, of Linux's counts of CPU time. */
const TICKS = 100;

/** @typedef {{seconds: number, process: number, postgres: number}} Used  elapsed, and computed, in seconds */

/** What the process and the processes of PostgreSQL have used. */
export class Meter {
  /**
   * @param {number} pid
   * @param {import('pg').Client} database
   */
  constructor(pid, database) {
    this.pid = pid;
    this.database = database;
  }

  residentMb() {
    const [, kb] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1024;
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<{result: T, used: Used}>}
   */
  async used(work) {
    const [began, own, theirs] = [performance.now(), cpuSeconds(this.pid), await this.postgres()];
    const result = await work();
    const seconds = (performance.now() - began) / 1_000;
    const postgres = (await this.postgres()) - theirs;
    return { result, used: { seconds, process: cpuSeconds(this.pid) - own, postgres } };
  }

  async postgres() {
    /** @type {{rows: {pid: number}[]}} */
    const running = await this.database.query('SELECT pid FROM pg_stat_activity');
    return running.rows.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  }
}

/** All its threads, in user and system mode; 0 when it has ended. @param {number} pid */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}
