import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { wrongMethod } from './missing-route.js';

/** A file served at one path, the same for everybody while the process runs. */
export interface StaticFile {
  /** The whole `Content-Type`. */
  type: string;
  content: Buffer;
  headers: Record<string, string>;
}

/**
 * Serves files from memory, by their exact path, so that a response costs no more than writing its bytes. Answers 304
 * when the caller has the file already (`If-None-Match`).
 */
export function serveStaticFiles(files: ReadonlyMap<string, StaticFile>): RequestHandler {
  const tags = new Map([...files].map(([path, { content }]) => [path, tagOf(content)]));
  return (request: Request, response: Response, next: NextFunction): void => {
    const file = files.get(request.path);
    const tag = tags.get(request.path);
    if (!file || !tag) {
      next();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(wrongMethod(request.method, ['GET', 'HEAD']));
      return;
    }
    response.set({ ...file.headers, 'Content-Type': file.type, ETag: tag });
    response.send(file.content);
  };
}

/** RFC 9110, section 8.8.3. */
function tagOf(content: Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url')}"`;
}
