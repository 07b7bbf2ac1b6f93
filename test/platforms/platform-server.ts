import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atLast } from '../support/api.js';
import { eventually } from '../support/eventually.js';

export interface PlatformCall {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

export interface PlatformAnswer {
  status: number;
  json: unknown;
  headers?: Record<string, string>;
  /** Instead of `json`. */
  text?: string;
  /** The connection ends in the middle of the body. */
  isCut?: true;
}

/** What a delivery to the business's address was answered. */
export interface Answered {
  status: number;
  text: string;
}

/** The HTTP side of a stand-in of a platform, on loopback. */
export abstract class PlatformServer {
  /** Every call that has come, in order. */
  readonly calls: PlatformCall[] = [];
  /** A platform repeats what was not taken. */
  repeats = true;
  private readonly server: Server;

  protected constructor() {
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** @param port any when left out */
  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @returns null to end the connection without an answer */
  protected abstract answer(call: PlatformCall): PlatformAnswer | null | Promise<PlatformAnswer | null>;

  /** Delivers as the platform does, again when a busy server has not taken it. @param url of the business's address */
  protected async deliver(
    url: string,
    body: Buffer | string,
    headers: Record<string, string>,
  ): Promise<Answered> {
    const call = {
      ...{ method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body) },
      headers: { 'content-type': 'application/json', ...headers },
    };
    const response = await (this.repeats ? atLast(() => fetch(url, call)) : fetch(url, call));
    return { status: response.status, text: await response.text() };
  }

  /** Waits for calls that fit. @returns those, at least so many */
  until(fits: (call: PlatformCall) => boolean, count = 1): Promise<PlatformCall[]> {
    return eventually(async () => {
      const found = this.calls.filter(fits);
      return Promise.resolve(found.length >= count && found);
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const { method = '', url = '', headers } = request;
    const call = { method, path: url, headers, body: fieldsOf(text, headers['content-type'] ?? '') };
    this.calls.push(call);
    const answer = await this.answer(call);
    if (!answer) return void request.socket.destroy();
    const bytes = Buffer.from(answer.text ?? JSON.stringify(answer.json));
    response.writeHead(answer.status, {
      ...{ 'content-type': 'application/json', 'content-length': bytes.length },
      ...answer.headers,
    });
    if (!answer.isCut) return void response.end(bytes);
    response.write(bytes.subarray(0, -1), () => request.socket.destroy());
  }
}

function fieldsOf(text: string, type: string): Record<string, unknown> {
  if (text === '') return {};
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  return JSON.parse(text) as Record<string, unknown>;
}
