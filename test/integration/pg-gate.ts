import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Bytes that pass before a dump stands still: more than it reads of the catalogue. */
const PASSED = 1_500_000;
/** In the first message of a connection of pg_dump. */
const DUMPING = 'pg_dump';

/** A proxy in front of PostgreSQL that lets everything pass, and stops the first dump in its middle. */
export class PgGate {
  private readonly sockets = new Set<Socket>();
  private isArmed = true;
  private stopped: Socket | null = null;
  private onStop: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    /** Of the database behind it. */
    readonly url: string,
  ) {}

  static async before(url: string): Promise<PgGate> {
    const target = Number(new URL(url).port);
    const server = createServer((client) => gate.relay(client, target)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const own = new URL(url);
    own.port = String((server.address() as AddressInfo).port);
    const gate = new PgGate(server, own.href);
    return gate;
  }

  /** Waits until a dump stands still. */
  held(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => (this.onStop = resolve));
  }

  /** Breaks the connection of the dump that stands still. */
  cut(): void {
    this.stopped?.destroy();
    this.stopped = null;
  }

  /** The next dump is stopped as well. */
  arm(): void {
    this.isArmed = true;
    this.stopped = null;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private relay(client: Socket, target: number): void {
    const server = connect(target, '127.0.0.1');
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    }
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    let isDump = false;
    // Not always the first message: TLS may be asked for before.
    client.on('data', (chunk) => (isDump ||= chunk.includes(DUMPING)));
    client.pipe(server);
    let passed = 0;
    server.on('data', (chunk) => {
      passed += chunk.length;
      if (this.isArmed && isDump && passed > PASSED) return this.stop(client, server);
      if (!client.write(chunk)) server.pause();
    });
    client.on('drain', () => {
      if (this.stopped !== client) server.resume();
    });
  }

  private stop(client: Socket, server: Socket): void {
    this.isArmed = false;
    this.stopped = client;
    server.pause();
    this.onStop();
  }
}
