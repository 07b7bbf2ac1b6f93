import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from './terminal.mjs';

/**
 * Tries to listen on a port.
 * @param {number} port  0 for any
 * @param {string} host
 * @returns {Promise<{port: number} | {error: string}>} the port that was free, or the system's error code
 */
function probe(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) =>
      resolve({ error: /** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown' }),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve({ port: bound }));
    });
  });
}

/**
 * A free port on this machine; the preferred one if it is free.
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
export async function freePort(preferred) {
  for (const candidate of preferred ? [preferred, 0] : [0]) {
    const result = await probe(candidate, '127.0.0.1');
    if ('port' in result) return result.port;
  }
  throw new PlainError('This machine has no free TCP port on 127.0.0.1.');
}

/** The port people will open, from `PORT`. */
export function wantedPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PlainError(`PORT is ${JSON.stringify(text)}; it must be a whole number from 1 to 65535.`);
  }
  return port;
}

/** How long a process that has just ended may keep its port: the system takes it back a moment later. */
const RELEASED_WITHIN_MS = 5_000;

/**
 * Waits for the port of a process that has just ended.
 * @param {number} port
 */
export async function waitUntilReleased(port) {
  const deadline = Date.now() + RELEASED_WITHIN_MS;
  while ('error' in (await probe(port, process.env.HOST || '0.0.0.0')) && Date.now() < deadline)
    await sleep(50);
}

/**
 * Refuses a port that another process listens on.
 * @param {number} port
 */
export async function requireFreePort(port) {
  // Browsers try ::1 for localhost first, so another server there would answer instead of ours.
  for (const host of [process.env.HOST || '0.0.0.0', '::1']) {
    const result = await probe(port, host);
    if (!('error' in result)) continue;
    if (result.error === 'EADDRINUSE') {
      throw new PlainError(
        `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (result.error === 'EACCES') {
      throw new PlainError(
        `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
      );
    }
  }
}
