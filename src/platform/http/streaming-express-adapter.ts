import type { Server } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';

const SWEEP_MS = 100;

export class StreamingExpressAdapter extends ExpressAdapter {
  /** Does not touch a response that its handler has streamed itself. */
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    return response.headersSent ? undefined : super.reply(response, body, statusCode);
  }

  /** Node ends the connections that are idle now; one that is busy now would be kept after its answer for a minute. */
  override async close(): Promise<void> {
    const server = this.httpServer as Server;
    const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    try {
      await super.close();
    } finally {
      clearInterval(sweeping);
    }
  }
}
