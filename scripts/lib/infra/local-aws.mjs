import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_24 } from '../build/install.mjs';
import { lastLines } from '../system/commands.mjs';
import { freePort } from '../system/ports.mjs';
import { identityOf, stopProcess } from '../system/process-identity.mjs';
import { PlainError } from '../system/terminal.mjs';
import { INFRA } from './package-rotation.mjs';

const START_TIMEOUT_MS = 90_000;
const STOP_GRACE_MS = 5_000;

/**
 * The database that RDS pretends to have made.
 * @typedef {object} Database
 * @property {number} port  on loopback
 * @property {string} masterPassword
 */

/** An AWS on loopback: moto, with infra/test/local_aws.py around it. It forgets everything when it ends. */
export class LocalAws {
  #identity;
  #log;

  /**
   * @param {number} pid
   * @param {string} url
   * @param {string} log  file
   */
  constructor(pid, url, log) {
    this.#identity = identityOf(pid);
    this.#log = log;
    this.url = url;
  }

  /** Nothing in infra/ knows of it: Terraform, boto3 and the SDK read these variables. */
  get env() {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /**
   * @param {string} python  with the packages of infra/test/requirements.txt
   * @param {string} dir  for its log
   * @param {Database} database
   * @returns {Promise<LocalAws>}
   */
  static async start(python, dir, database) {
    const port = await freePort();
    const log = join(dir, 'aws.log');
    const output = openSync(log, 'w');
    const settings = { node: NODE_24, port: database.port, password: database.masterPassword };
    const child = spawn(python, [join(INFRA, 'test', 'local_aws.py'), String(port)], {
      env: { ...process.env, RDS_DATABASE: JSON.stringify(settings), PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', output, output],
    });
    // A run that is told to stop leaves nothing behind; its PostgreSQL is found by the next one.
    process.once('exit', () => child.kill());
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1));
    const aws = new LocalAws(child.pid ?? 0, `http://127.0.0.1:${port}`, log);
    await aws.#untilReady(() => child.exitCode !== null);
    return aws;
  }

  /** @param {() => boolean} hasEnded */
  async #untilReady(hasEnded) {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && !hasEnded()) {
      const answer = await fetch(`${this.url}/moto-api/`).catch(() => null);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new PlainError(`The AWS on loopback did not start:\n${lastLines(this.#read(), 15)}`);
  }

  #read() {
    return readFileSync(this.#log, 'utf8');
  }

  /**
   * Calls that it could not answer, and rotations of an environment's logins that failed.
   * @param {string} environment
   * @returns {string[]} one line each, and what the log says before the first
   */
  failuresOf(environment) {
    const begins = ['not in moto:', `Rotation of frontdesk/${environment}/`];
    const lines = this.#read().split('\n');
    const failed = lines.filter((line) => begins.some((begin) => line.startsWith(begin)));
    if (failed.length === 0) return [];
    const told = lines.slice(0, lines.indexOf(failed[0] ?? '')).filter((line) => !line.startsWith('called:'));
    return [...new Set(failed), ...told.slice(-30)];
  }

  /**
   * @param {() => Promise<unknown>} work
   * @returns {Promise<string[]>} what it has called, each once, such as `ecs:DescribeServices`
   */
  async callsOf(work) {
    const before = this.#read().length;
    await work();
    const calls = this.#read()
      .slice(before)
      .split('\n')
      .flatMap((line) => /^called: (\S+)$/.exec(line)?.[1] ?? []);
    return [...new Set(calls)].sort();
  }

  async stop() {
    await stopProcess(this.#identity, STOP_GRACE_MS);
  }
}
