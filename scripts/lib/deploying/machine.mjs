import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun } from '../system/commands.mjs';
import { readJson } from '../system/private-files.mjs';
import { PlainError } from '../system/terminal.mjs';
import { haproxyConfig } from './haproxy.mjs';

/** @typedef {import('./haproxy.mjs').Slot} Slot */

/**
 * @typedef {object} MachineSettings
 * @property {string} slots  the folder of both slots: `blue` and `green` lead to a version each, `serving` names one
 * @property {Record<Slot, number>} ports
 * @property {string} start  the command that starts a slot, which is put in for `{slot}`
 * @property {string} stop  the command that ends one, and waits for its end
 * @property {string} bind  where HAProxy listens
 * @property {string} socket  of HAProxy
 * @property {string} proxyConfig  the file that HAProxy reads
 * @property {import('./haproxy.mjs').RunsAs | null} runsAs  null: HAProxy stays who starts it
 */

const PROBE_MS = 3_000;

/** Two slots for versions on one machine, of which one serves. */
export class Machine {
  /** @param {MachineSettings} settings */
  constructor(settings) {
    this.settings = settings;
    mkdirSync(settings.slots, { recursive: true });
  }

  /** @returns {Slot} */
  get serving() {
    const file = join(this.settings.slots, 'serving');
    const name = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'blue';
    if (name !== 'blue' && name !== 'green') throw new PlainError(`${file} names no slot: ${name}`);
    return name;
  }

  /** The one that rests. @returns {Slot} */
  get resting() {
    return this.serving === 'blue' ? 'green' : 'blue';
  }

  /**
   * The folder of the version in a slot.
   * @param {Slot} slot
   * @returns {string | null}
   */
  versionIn(slot) {
    try {
      return readlinkSync(join(this.settings.slots, slot));
    } catch {
      return null;
    }
  }

  /**
   * @param {Slot} slot
   * @param {string | null} version  its folder; null empties the slot
   */
  place(slot, version) {
    const link = join(this.settings.slots, slot);
    if (version === null) return rmSync(link, { force: true });
    const folder = resolve(version);
    if (!existsSync(join(folder, 'dist', 'main.js')) || !statSync(folder).isDirectory())
      throw new PlainError(`${folder} holds no built version: it has no dist/main.js.`);
    rmSync(`${link}.new`, { force: true });
    symlinkSync(folder, `${link}.new`);
    renameSync(`${link}.new`, link);
  }

  /** @param {Slot} slot */
  noteServing(slot) {
    const { slots, socket, bind, ports, proxyConfig, runsAs } = this.settings;
    writeWhole(join(slots, 'serving'), `${slot}\n`);
    const places = [
      { slot: /** @type {const} */ ('blue'), port: ports.blue },
      { slot: /** @type {const} */ ('green'), port: ports.green },
    ];
    writeWhole(proxyConfig, haproxyConfig({ socket, bind, places, serving: slot, runsAs }));
  }

  /**
   * A release that has begun and not ended: the slot it is put into, the version that rested there before, and who does it.
   * @returns {{slot: Slot, rested: string | null, by: import('../system/process-identity.mjs').ProcessIdentity} | null}
   */
  get begun() {
    return readJson(join(this.settings.slots, 'begun'), null);
  }

  /** @param {NonNullable<Machine['begun']>} begun */
  noteBegun(begun) {
    writeWhole(join(this.settings.slots, 'begun'), JSON.stringify(begun));
  }

  noteEnded() {
    rmSync(join(this.settings.slots, 'begun'), { force: true });
  }

  /** @param {Slot} slot */
  start(slot) {
    return this.#command('Starting', this.settings.start, slot);
  }

  /** @param {Slot} slot */
  stop(slot) {
    return this.#command('Stopping', this.settings.stop, slot);
  }

  /**
   * The status of an answer of the version in a slot itself, past the proxy; 0 when there is none.
   * @param {Slot} slot
   * @param {string} path
   */
  async ask(slot, path) {
    try {
      const response = await fetch(`http://127.0.0.1:${this.settings.ports[slot]}${path}`, {
        signal: AbortSignal.timeout(PROBE_MS),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }

  /**
   * Waits until a version says three times in a row that it is ready.
   * @param {Slot} slot
   * @param {number} withinMs
   * @param {() => void} [check]  throws to stop
   * @throws PlainError when it does not
   */
  async untilReady(slot, withinMs, check = () => {}) {
    const deadline = Date.now() + withinMs;
    for (let times = 0; times < 3;) {
      check();
      const status = await this.ask(slot, '/health/ready');
      times = status === 200 ? times + 1 : 0;
      const said = status === 0 ? 'no answer' : `it answers ${status}`;
      if (times < 3 && Date.now() > deadline)
        throw new PlainError(`The new version is not ready after ${withinMs / 1000} s: ${said}.`);
      await sleep(200);
    }
  }

  /**
   * @param {string} what
   * @param {string} command
   * @param {Slot} slot
   */
  async #command(what, command, slot) {
    await mustRun(`${what} ${slot}`, 'sh', ['-c', command.replaceAll('{slot}', slot)]);
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeWhole(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
