import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { static as serveStatic, type NextFunction, type Request, type Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { encodingOf, plainName, preferEncoded } from '../platform/http/files/encoded-files.js';
import { serveStaticFiles, type StaticFile } from '../platform/http/files/static-files.js';
import { wrongMethod } from '../platform/http/missing-route.js';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';

/** Where `npm run build` puts the console, beside the compiled code. */
const FOLDER = join(import.meta.dirname, '..', 'web', 'console');
const PAGE = '/console';
const ASSETS = '/console/assets';

/** The names of these files hold a hash of their content. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** No foreign host, no inline script or style, and no way from text to code (Trusted Types). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The console: one page at all of its addresses, and the files that the page loads. */
export function publishConsole(app: NestExpressApplication): void {
  const setHeaders = (response: Response, file: string): void => {
    const encoding = encodingOf(file);
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', typeOf(plainName(basename(file))));
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Cache-Control', FOR_GOOD);
  };
  const assets = join(FOLDER, 'assets');
  const files = consoleFiles();
  app.use(
    countAddress(
      app.get(RequestLimiter),
      (path) => isPage(path) || files.has(path) || path.startsWith(`${ASSETS}/`),
    ),
  );
  app.use(pageEverywhere, serveStaticFiles(files));
  app.use(
    ASSETS,
    refuseOtherMethods(assets),
    preferEncoded(assets),
    serveStatic(assets, { index: false, cacheControl: false, setHeaders }),
  );
}

/** An address of the page: all below `/console` but the calls, the page behind links in mails, and files. */
export function isPage(path: string): boolean {
  if (path === PAGE) return true;
  return /^\/console\/(?!(?:v1|link|assets)(?:\/|$))[\w/-]*$/.test(path);
}

function pageEverywhere(request: Request, _response: Response, next: NextFunction): void {
  if (isPage(request.path)) request.url = request.url.replace(/^[^?]*/, PAGE);
  next();
}

/** What must be asked for each time, because its address stays when the console changes. */
function consoleFiles(): Map<string, StaticFile> {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  return new Map(
    names
      .filter((name) => extname(name) in TYPES)
      .map((name) => [name === 'index.html' ? PAGE : `${PAGE}/${name}`, readFile(name)]),
  );
}

function readFile(name: string): StaticFile {
  const headers = { 'Cache-Control': 'no-cache' };
  return {
    type: typeOf(name),
    content: readFileSync(join(FOLDER, name)),
    headers: name === 'index.html' ? { ...headers, 'Content-Security-Policy': POLICY } : headers,
  };
}

function typeOf(name: string): string {
  return TYPES[extname(name)] ?? 'application/octet-stream';
}

/** Of a file that is there; what is not there is for the next handler to say. */
function refuseOtherMethods(folder: string) {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return ({ method, path }: Request, _response: Response, next: NextFunction): void => {
    const isOther = method !== 'GET' && method !== 'HEAD' && names.has(path.slice(1));
    next(isOther ? wrongMethod(method, ['GET', 'HEAD']) : undefined);
  };
}
