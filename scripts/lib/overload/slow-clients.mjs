import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const BYTE_MS = 100;
const PLACE = /^http:\/\/([^:/]+):(\d+)/;

/** Clients that hold a connection and are slow on it. */
export class SlowClients {
  /** @type {import('node:net').Socket[]} */
  #sockets = [];
  #isOver = false;

  /**
   * Sends `lines` and reads nothing of the answer.
   * @param {string} url
   * @param {string[]} lines  of the request's head
   */
  readNothing(url, lines) {
    const socket = this.#open(url);
    socket.pause();
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  }

  /**
   * Sends the head at once and the body byte by byte.
   * @param {string} url
   * @param {string[]} lines
   * @param {string} body
   */
  async sendSlowly(url, lines, body) {
    const socket = this.#open(url);
    socket.resume();
    socket.write(`${[...lines, `content-length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n`);
    for (const byte of body) {
      if (this.#isOver || socket.destroyed) return;
      socket.write(byte);
      await sleep(BYTE_MS);
    }
  }

  close() {
    this.#isOver = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** @param {string} url */
  #open(url) {
    const [, host = '', port = ''] = PLACE.exec(url) ?? [];
    const socket = connect(Number(port), host);
    // A server that has had enough of a slow client closes the connection.
    socket.on('error', () => {});
    this.#sockets.push(socket);
    return socket;
  }
}
