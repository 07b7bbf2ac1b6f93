import { join } from 'node:path';
import { static as serveStatic, type Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';

/** Where `npm run build` puts the widget and the demo page, beside the compiled code. */
export const WEB_DIRECTORY = join(import.meta.dirname, '..', 'web');

const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_MINUTES = 'public, max-age=300';

/** `/widget.js` is the embed's fixed address, so it is kept for minutes; it names its parts by their content. */
export function publishAssets(app: NestExpressApplication): void {
  const options = { index: false as const, cacheControl: false, setHeaders };
  app.use(countAddress(app.get(RequestLimiter), (path) => /^\/(assets\/|widget\.js$)/.test(path)));
  app.use('/assets', serveStatic(WEB_DIRECTORY, options));
  app.use('/widget.js', serveStatic(join(WEB_DIRECTORY, 'widget.js'), options));
}

/** An address with `?v=` names its content, which therefore never changes. */
function setHeaders(response: Response): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Cache-Control', /[?&]v=/.test(response.req.originalUrl) ? FOR_GOOD : FOR_MINUTES);
}
