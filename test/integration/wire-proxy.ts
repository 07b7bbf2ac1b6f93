import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What one client sent to Postgres since the last `reset`. */
export interface WireCount {
  /** Message types in order ("Message Formats" of the PostgreSQL protocol): P parse, B bind, E execute, S sync. */
  messages: string;
  /** Number of times that the client sent something after the server had: the round trips. */
  trips: number;
  /** The texts that it had parsed, for a person who reads why a test failed. */
  statements: string[];
}

/** A TCP proxy in front of Postgres that counts what the client sends. */
export class WireProxy {
  private count: WireCount = { messages: '', trips: 0, statements: [] };
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  static async start(databaseUrl: string): Promise<WireProxy> {
    const target = new URL(databaseUrl);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    const url = new URL(databaseUrl);
    url.host = `127.0.0.1:${address.port}`;
    const proxy = new WireProxy(server, url.href);
    server.on('connection', (client) => proxy.relay(client, connect(Number(target.port), target.hostname)));
    return proxy;
  }

  reset(): void {
    this.count = { messages: '', trips: 0, statements: [] };
  }

  get counted(): WireCount {
    return this.count;
  }

  /** Breaks every connection silently, as a failing network does. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private note(message: Buffer): void {
    const type = String.fromCharCode(message[0] ?? 0);
    this.count.messages += type;
    // A parse message is its type, its length, the statement's name and its text.
    if (type === 'P') this.count.statements.push(message.toString('utf8', 5).split('\0')[1] ?? '');
  }

  private relay(client: Socket, server: Socket): void {
    let serverSpokeLast = true;
    let pending = Buffer.alloc(0);
    let greeted = false;
    client.on('data', (chunk) => {
      if (serverSpokeLast) this.count.trips += 1;
      serverSpokeLast = false;
      pending = Buffer.concat([pending, chunk]);
      // The first message has no type byte, only its length.
      let size = greeted ? messageSize(pending, 1) : messageSize(pending, 0);
      while (size > 0 && pending.length >= size) {
        if (greeted) this.note(pending.subarray(0, size));
        greeted = true;
        pending = pending.subarray(size);
        size = messageSize(pending, 1);
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      serverSpokeLast = true;
      client.write(chunk);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('end', () => other.end());
      one.on('close', () => this.sockets.delete(one));
      one.on('error', () => other.destroy());
    }
  }
}

function messageSize(bytes: Buffer, typeBytes: 0 | 1): number {
  return bytes.length < typeBytes + 4 ? 0 : bytes.readInt32BE(typeBytes) + typeBytes;
}
