import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const LONGEST_CLOSE_MS = 1_000;

/** The TCP connections that have become WebSockets: Node's server waits for them when it stops, and cannot close them. */
export class UpgradedSockets {
  private readonly open = new Set<Duplex>();

  constructor(server: Server) {
    server.on('upgrade', (_request, socket: Duplex) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /** Resolves when all are closed. Those whose client does not answer are destroyed after a second. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.open.forEach((socket) => socket.destroy()), LONGEST_CLOSE_MS);
    await Promise.all(
      [...this.open].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    clearTimeout(timer);
  }
}
