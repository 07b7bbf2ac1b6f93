import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';

/** Does not touch a response that its handler has streamed itself. */
export class StreamingExpressAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    return response.headersSent ? undefined : super.reply(response, body, statusCode);
  }
}
