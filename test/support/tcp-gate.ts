import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A port of its own in front of a server's: shut, the server is as good as away, and back at once when opened. */
export class TcpGate {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly target: number,
    private own = 0,
  ) {}

  /** @param target a port on loopback */
  static async before(target: number): Promise<TcpGate> {
    const gate = new TcpGate(target);
    await gate.open();
    return gate;
  }

  get port(): number {
    return this.own;
  }

  async open(): Promise<void> {
    const server = createServer((client) => this.relay(client)).listen(this.own, '127.0.0.1');
    await once(server, 'listening');
    this.own = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Breaks every connection, and refuses new ones. */
  async shut(): Promise<void> {
    if (!this.server) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private relay(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
