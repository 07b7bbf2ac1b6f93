import { join } from 'node:path';
import { static as serveStatic, type Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';

/** Where `npm run build` puts the widget and the demo page, beside the compiled code. */
export const WEB_DIRECTORY = join(import.meta.dirname, '..', 'web');

const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_MINUTES = 'public, max-age=300';

/**
 * `/widget.js` is the fixed address in the embed code, so it is cached for minutes only; the URLs of its parts contain
 * a hash of their content.
 */
export function publishAssets(app: NestExpressApplication): void {
  const options = { index: false as const, cacheControl: false, setHeaders };
  app.use(countAddress(app.get(RequestLimiter), (path) => /^\/(assets\/|widget\.js$)/.test(path)));
  app.use('/assets', serveStatic(WEB_DIRECTORY, options));
  app.use('/widget.js', serveStatic(join(WEB_DIRECTORY, 'widget.js'), options));
}

/** The content of a URL with `?v=` never changes, because the value is a hash of it. */
function setHeaders(response: Response): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Cache-Control', /[?&]v=/.test(response.req.originalUrl) ? FOR_GOOD : FOR_MINUTES);
}
