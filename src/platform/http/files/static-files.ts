import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { wrongMethod } from '../missing-route.js';
import { chosenFor, codedAtStart, variantsOf, type Coded } from './codings.js';

/** A file served at one path, the same for everybody while the process runs. */
export interface StaticFile {
  /** The whole `Content-Type`. */
  type: string;
  content: Buffer;
  /** Compressed forms that the build made; else they are made once, at start. */
  coded?: Coded;
  headers: Record<string, string>;
}

/**
 * Serves files from memory, by their exact path, so that a response costs no more than writing its bytes, compressed for
 * callers that take it. Answers 304
 * when the caller has the file already (`If-None-Match`).
 */
export function serveStaticFiles(files: ReadonlyMap<string, StaticFile>): RequestHandler {
  const variants = new Map(
    [...files].map(([path, { type, content, coded }]) => [
      path,
      variantsOf(content, coded ?? codedAtStart(type, content)),
    ]),
  );
  return (request: Request, response: Response, next: NextFunction): void => {
    const file = files.get(request.path);
    const variant = chosenFor(request.get('accept-encoding'), variants.get(request.path) ?? []);
    if (!file || !variant) {
      next();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(wrongMethod(request.method, ['GET', 'HEAD']));
      return;
    }
    const { encoding, content, tag } = variant;
    response.set({ ...file.headers, 'Content-Type': file.type, Vary: 'Accept-Encoding', ETag: tag });
    if (encoding) response.set('Content-Encoding', encoding);
    response.send(content);
  };
}
