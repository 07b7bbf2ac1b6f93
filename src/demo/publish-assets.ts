import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { static as serveStatic, type NextFunction, type Request, type Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { wrongMethod } from '../platform/http/missing-route.js';
import { encodingOf, plainName, preferEncoded } from '../platform/http/files/encoded-files.js';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';

/** Where `npm run build` puts the widget and the demo page, beside the compiled code. */
export const WEB_DIRECTORY = join(import.meta.dirname, '..', 'web');

const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_MINUTES = 'public, max-age=300';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * `/widget.js` is the fixed address in the embed code, so it is cached for minutes only; the URLs of its parts contain
 * a hash of their content. All are served compressed to callers that take it.
 */
export function publishAssets(app: NestExpressApplication): void {
  const setHeaders = headersFor(versionsIn(WEB_DIRECTORY));
  app.use(countAddress(app.get(RequestLimiter), (path) => /^\/(assets\/|widget\.js$)/.test(path)));
  app.use(loaderAsAsset);
  const files = serveStatic(WEB_DIRECTORY, { index: false, cacheControl: false, setHeaders });
  app.use('/assets', refuseOtherMethods(WEB_DIRECTORY), preferEncoded(WEB_DIRECTORY), files);
}

function loaderAsAsset(request: Request, _response: Response, next: NextFunction): void {
  if (request.path === '/widget.js') request.url = `/assets${request.url}`;
  next();
}

/** Of a file that is there; what is not there is for the next handler to say. */
function refuseOtherMethods(folder: string) {
  const names = new Set(existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : []);
  return ({ method, path }: Request, _response: Response, next: NextFunction): void => {
    const isOther = method !== 'GET' && method !== 'HEAD' && names.has(path.slice(1));
    next(isOther ? wrongMethod(method, ['GET', 'HEAD']) : undefined);
  };
}

/** Public files without credentials: any page may read them, so that `crossorigin` and `integrity` work on the tag. */
function headersFor(versions: ReadonlyMap<string, string>) {
  return (response: Response, file: string): void => {
    const name = plainName(basename(file));
    const encoding = encodingOf(file);
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream');
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    const asked = /[?&]v=(\w+)/.exec(response.req.originalUrl)?.[1];
    response.setHeader('Cache-Control', asked && asked === versions.get(name) ? FOR_GOOD : FOR_MINUTES);
  };
}

/**
 * Of each file the hash that the build puts into its URL. Only such a URL is cached for good: one that asks for another
 * version, as during an update, gets what is there and must ask again.
 */
function versionsIn(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names
      .filter((name) => !encodingOf(name) && extname(name) !== '')
      .map((name) => {
        const hash = createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex');
        return [name, hash.slice(0, 12)];
      }),
  );
}
