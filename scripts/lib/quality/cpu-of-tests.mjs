import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * @typedef {object} FileCpu  seconds of CPU that a test file took
 * @property {string} kind  its project in jest.config.mjs
 * @property {string} path  from the root of the checkout
 * @property {number} worker  of the Jest worker itself
 * @property {number} started  of the processes that this worker has started, with those that outlive the file
 */

/** Linux counts in hundredths of a second, on every machine. */
const TICKS_PER_SECOND = 100;
const SHOWN = 15;
const RECORD = 'cpu.jsonl';

/**
 * What a process and all that it has started have computed, with those that have ended; a process that was left behind by
 * a parent that ended does not count.
 * @param {number} pid
 * @returns {number} seconds; 0 where there is no /proc
 */
export function cpuOfTree(pid) {
  const processes = existsSync('/proc/self/stat') ? readProcesses() : [];
  let seconds = 0;
  let parents = new Set([pid]);
  seconds += processes.find((each) => each.pid === pid)?.seconds ?? 0;
  while (parents.size > 0) {
    const children = processes.filter(({ parent }) => parents.has(parent));
    for (const child of children) seconds += child.seconds;
    parents = new Set(children.map((child) => child.pid));
  }
  return seconds;
}

function readProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(name);
      // The name in the second field may hold blanks and parentheses.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      return stat === ''
        ? []
        : [{ pid: Number(name), parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND }];
    });
}

/** @param {string} pid */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ''; // It has just ended.
  }
}

/** Measures a test file from now on. */
export class FileMeter {
  #self = process.cpuUsage();
  #tree = cpuOfTree(process.pid);

  /**
   * @param {string} dir  the run's folder
   * @param {Pick<FileCpu, 'kind' | 'path'>} file
   */
  constructor(dir, file) {
    this.dir = dir;
    this.file = file;
  }

  /**
   * In a run that tells its CPU seconds.
   * @param {import('@jest/environment').JestEnvironmentConfig['projectConfig']} project
   * @param {string} testPath
   * @returns {FileMeter | undefined}
   */
  static wanted({ displayName, rootDir }, testPath) {
    const { TEST_CPU: isWanted, TEST_DIR: dir } = process.env;
    if (!isWanted || !dir) return undefined;
    return new FileMeter(dir, { kind: displayName?.name ?? '', path: relative(rootDir, testPath) });
  }

  /** Adds what the file took to the record of the run. */
  record() {
    const { user, system } = process.cpuUsage(this.#self);
    const worker = (user + system) / 1e6;
    const started = Math.max(0, cpuOfTree(process.pid) - this.#tree - worker);
    appendFileSync(join(this.dir, RECORD), `${JSON.stringify({ ...this.file, worker, started })}\n`);
  }
}

/**
 * @param {string} dir
 * @returns {FileCpu[]}
 */
export function recordedCpu(dir) {
  const file = join(dir, RECORD);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * A table of what each kind of tests computes, and of the files that compute most.
 * @param {FileCpu[]} files
 * @returns {string}
 */
export function cpuTable(files) {
  /** @type {Map<string, {count: number, worker: number, started: number}>} */
  const kinds = new Map();
  for (const { kind, worker, started } of files) {
    const of = kinds.get(kind) ?? { count: 0, worker: 0, started: 0 };
    kinds.set(kind, { count: of.count + 1, worker: of.worker + worker, started: of.started + started });
  }
  const most = [...files].sort((left, right) => cost(right) - cost(left)).slice(0, SHOWN);
  const sum = files.reduce((before, file) => before + cost(file), 0);
  return [
    `CPU seconds of ${files.length} files: ${sum.toFixed(0)}, without PostgreSQL, browser and what Jest does between them`,
    '   worker  started  files  kind',
    ...[...kinds].map(([kind, sum]) => `${columns(sum)} ${String(sum.count).padStart(6)}  ${kind}`),
    '   worker  started  file',
    ...most.map((file) => `${columns(file)}  ${file.path}`),
  ].join('\n');
}

/** @param {FileCpu} file */
function cost({ worker, started }) {
  return worker + started;
}

/** @param {{worker: number, started: number}} seconds */
function columns({ worker, started }) {
  return `${worker.toFixed(1).padStart(9)} ${started.toFixed(1).padStart(8)}`;
}
