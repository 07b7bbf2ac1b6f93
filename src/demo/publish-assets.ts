import { join } from 'node:path';
import { static as serveStatic } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** Where `npm run build` puts the widget and the demo page, beside the compiled code. */
export const WEB_DIRECTORY = join(import.meta.dirname, '..', 'web');

const MINUTES_5 = 5 * 60 * 1000;

/** `/widget.js` is the embed's fixed address, so it is kept for minutes; it names its parts by their content. */
export function publishAssets(app: NestExpressApplication): void {
  const options = { index: false as const, fallthrough: true, setHeaders: allowEmbedding };
  app.useStaticAssets(WEB_DIRECTORY, { ...options, prefix: '/assets/', maxAge: MINUTES_5 });
  app.use('/widget.js', serveStatic(join(WEB_DIRECTORY, 'widget.js'), { ...options, maxAge: MINUTES_5 }));
}

function allowEmbedding(response: { setHeader(name: string, value: string): void }): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
