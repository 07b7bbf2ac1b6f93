import { setTimeout as delay } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { asObject } from './documents.mjs';

/** @typedef {import('./findings.mjs').Check} Check */
/** @typedef {import('./wire.mjs').Credential} Credential */
/** @typedef {import('./wire.mjs').Exchange} Exchange */
/** @typedef {import('./wire.mjs').Wire} Wire */

/** @typedef {'websocket' | 'polling'} SocketTransport */

/** @type {readonly SocketTransport[]} */
export const SOCKET_TRANSPORTS = ['websocket', 'polling'];

/** A call waits up to 30 s for an answer by itself, and the machine may be busy. */
const TIMEOUT_MS = 90_000;

/**
 * Makes one call over a socket of its own and listens; the watch sees every frame that comes.
 * @param {Wire} wire
 * @param {Check} check
 * @param {Credential} credential
 * @param {string} name  `events` or `message`
 * @param {unknown} data
 * @param {{transport?: SocketTransport, listenMs?: number}} [how]  how long frames are awaited after the answer
 * @returns {Promise<Exchange | null>} null when no connection was had, which the check reports
 */
export async function callOverSocket(wire, check, credential, name, data, how = {}) {
  const { transport = 'websocket', listenMs = 0 } = how;
  const socket = io(`${wire.url}/v1`, {
    ...{ transports: [transport], reconnection: false, forceNew: true, auth: { token: credential.token } },
    // The cookie of a balancer keeps the requests of long polling at one process.
    withCredentials: true,
    ...(credential.origin === null ? {} : { extraHeaders: { origin: credential.origin } }),
  });
  /** @type {unknown[]} */
  const frames = [];
  socket.onAny((...frame) => void frames.push(frame));
  const started = performance.now();
  try {
    const refusal = await opened(socket);
    const problem = refusal && asObject(refusal).data;
    if (refusal && !problem) {
      check.notCovered(`sockets by ${transport}`, `no connection: ${refusal.message}`);
      return null;
    }
    const answer = refusal ? { error: problem } : await socket.timeout(TIMEOUT_MS).emitWithAck(name, data);
    await delay(listenMs);
    const text = JSON.stringify([answer, ...frames]);
    const status = Number(asObject(asObject(answer).error).status ?? 200);
    const exchange = {
      url: wire.url,
      credential,
      request: { method: 'POST', path: `/socket.io?transport=${transport}#${name}`, body: data },
      answer: {
        ...{ status, headers: new Headers(), type: 'application/json', text, json: answer },
        ...{ everything: text, milliseconds: performance.now() - started },
      },
    };
    wire.requests += 1;
    check.attacked.add(`socket ${name}`);
    check.requests += 1;
    wire.watch.look(check, exchange);
    return exchange;
  } finally {
    socket.disconnect();
  }
}

/**
 * @param {import('socket.io-client').Socket} socket
 * @returns {Promise<(Error & {data?: unknown}) | null>}
 */
function opened(socket) {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null));
    socket.once('connect_error', resolve);
  });
}
