import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a receiver was sent. */
export interface Received {
  at: number;
  path: string;
  headers: Record<string, string>;
  raw: Buffer;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

export type Reply = (response: ServerResponse, received: Received) => void;

export const answers =
  (status: number, headers: Record<string, string> = {}, text = ''): Reply =>
  (response) =>
    void response.writeHead(status, headers).end(text);

/** A system of a business, on this machine. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** What it answers; each path may have its own. */
  reply: Reply = answers(204);
  readonly replies = new Map<string, Reply>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => void receiver.take(request, response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/hook'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  at(path: string): Received[] {
    return this.received.filter((each) => each.path === path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts);
    const received = {
      ...{ at: Date.now(), path: request.url ?? '', raw },
      headers: request.headers as Record<string, string>,
      body: JSON.parse(raw.toString('utf8')) as Received['body'],
    };
    this.received.push(received);
    (this.replies.get(received.path) ?? this.reply)(response, received);
  }
}

/** By the library of Standard Webhooks. @throws when it is not genuine */
export function verified(secret: string, { raw, headers }: Received): unknown {
  return new Webhook(secret).verify(raw, headers);
}
