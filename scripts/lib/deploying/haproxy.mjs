import { connect } from 'node:net';
import { PlainError } from '../system/terminal.mjs';

/** @typedef {'blue' | 'green'} Slot */
/** @typedef {{slot: Slot, port: number}} Place */
/** @typedef {{user: string, group: string, chroot: string}} RunsAs  who HAProxy is once it listens, and the only folder it sees */

/**
 * What HAProxy has counted for one slot since it started; `failed`: answers with 5xx, requests that did not reach it, and
 * answers that it cut off; `responseMs`: until the first byte, the mean of its last 1,024 requests.
 * @typedef {{requests: number, failed: Record<'answered 5xx' | 'did not reach it' | 'were cut off', number>, responseMs: number, sessions: number, isUp: boolean}} Counts
 */

const PATIENCE_MS = 5_000;
/** The part of all new requests that a new version gets while it is tried. */
export const TRIAL_WEIGHT = 10;
const WHOLE_WEIGHT = 90;

/** HAProxy's own door for orders: a Unix socket that only its user may open. */
export class HaProxy {
  /** @param {string} socket */
  constructor(socket) {
    this.socket = socket;
  }

  /** A new version gets a tenth of the requests. @param {Slot} slot */
  async tryOut(slot) {
    await this.#tell(`set server app/${slot} weight ${TRIAL_WEIGHT}`);
    await this.#tell(`set server app/${slot} state ready`);
  }

  /** @param {Slot} slot */
  async serve(slot) {
    await this.#tell(`set server app/${slot} weight ${WHOLE_WEIGHT}`);
    await this.#tell(`set server app/${slot} state ready`);
  }

  /** No new requests; those that run, and streams, go on. @param {Slot} slot */
  async drain(slot) {
    await this.#tell(`set server app/${slot} state drain`);
  }

  /** Not asked any more, not even whether it is well. @param {Slot} slot */
  async leave(slot) {
    await this.#tell(`set server app/${slot} state maint`);
  }

  /**
   * @param {Slot} slot
   * @returns {Promise<Counts>}
   */
  async counts(slot) {
    const [head = '', ...lines] = (await this.#ask('show stat app 4 -1')).trim().split('\n');
    const names = head.replace('# ', '').split(',');
    const line = lines.map((text) => text.split(',')).find((fields) => fields[1] === slot);
    if (!line) throw new PlainError(`HAProxy knows no server app/${slot}.`);
    const field = (/** @type {string} */ name) => line[names.indexOf(name)] ?? '';
    const number = (/** @type {string} */ name) => Number(field(name) || 0);
    return {
      requests:
        number('hrsp_1xx') +
        number('hrsp_2xx') +
        number('hrsp_3xx') +
        number('hrsp_4xx') +
        number('hrsp_5xx'),
      failed: {
        'answered 5xx': number('hrsp_5xx'),
        'did not reach it': number('econ'),
        'were cut off': number('eresp'),
      },
      responseMs: number('rtime'),
      sessions: number('scur'),
      isUp: field('status').startsWith('UP') || field('status').startsWith('DRAIN'),
    };
  }

  /** @param {string} order */
  async #tell(order) {
    const answer = (await this.#ask(order)).trim();
    if (answer !== '') throw new PlainError(`HAProxy refused "${order}": ${answer}`);
  }

  /**
   * @param {string} order
   * @returns {Promise<string>}
   */
  #ask(order) {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(this.socket, () => socket.end(`${order}\n`));
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new PlainError('HAProxy does not answer.')));
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', (error) => reject(new PlainError(`HAProxy at ${this.socket}: ${error.message}`)));
      socket.on('end', () => resolve(answer));
    });
  }
}

/**
 * HAProxy's whole configuration, with the slot that serves: also after HAProxy itself was started again. It opens its
 * socket for orders as the user who starts it, root, and then goes on as `runsAs`.
 * @param {{socket: string, bind: string, places: Place[], serving: Slot, runsAs: RunsAs | null}} options
 */
export function haproxyConfig({ socket, bind, places, serving, runsAs }) {
  const servers = places.map(({ slot, port }) => {
    const rest = slot === serving ? `weight ${WHOLE_WEIGHT}` : `weight ${TRIAL_WEIGHT} disabled`;
    return `  server ${slot} 127.0.0.1:${port} check ${rest}`;
  });
  const privileges = runsAs
    ? `  user ${runsAs.user}\n  group ${runsAs.group}\n  chroot ${runsAs.chroot}\n`
    : '';
  return `# Written by ops/deploy/machine.mjs at each release.
global
${privileges}  stats socket ${socket} mode 600 level admin
  maxconn 4000

defaults
  mode http
  log global
  timeout connect 2s
  # A machine that is busy for some seconds is not taken for a dead one, which would turn every visitor away.
  timeout check 5s
  # A stream says something every 15 s.
  timeout client 60s
  timeout server 60s
  # Shorter than the app keeps its end open.
  timeout http-keep-alive 30s
  timeout http-request 15s
  retries 3
  option redispatch

frontend public
  bind ${bind}
  option forwardfor
  default_backend app

backend app
  balance roundrobin
  option httpchk GET /health/ready
  http-check expect status 200
  default-server inter 1s fall 3 rise 1
${servers.join('\n')}
`;
}
