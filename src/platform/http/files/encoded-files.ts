import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { preferredCoding } from './codings.js';

/** Best first. */
const ENCODINGS = ['br', 'gzip'] as const;
const SUFFIXES = { br: '.br', gzip: '.gz' } as const;

/** The coding of a file that the build made beside the plain one, by its name; undefined for a plain file. */
export function encodingOf(file: string): (typeof ENCODINGS)[number] | undefined {
  return ENCODINGS.find((encoding) => file.endsWith(SUFFIXES[encoding]));
}

/** The name without the suffix of its coding. */
export function plainName(file: string): string {
  const encoding = encodingOf(file);
  return encoding ? file.slice(0, -SUFFIXES[encoding].length) : file;
}

/**
 * Lets the handler of static files after it serve the compressed file in a plain one's place, to callers that take it
 * (`Accept-Encoding`, RFC 9110, section 12.5.3). Nothing is compressed while serving.
 * @param folder flat
 */
export function preferEncoded(folder: string): RequestHandler {
  const present = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const name = basename(request.path);
    const made = ENCODINGS.filter((encoding) => present.has(name + SUFFIXES[encoding]));
    const chosen = preferredCoding(request.get('accept-encoding'), made);
    const suffix = chosen ? SUFFIXES[chosen] : '';
    if (suffix) request.url = request.url.replace(/^[^?]*/, (path) => path + suffix);
    next();
  };
}
