import type { NextFunction, Request, Response } from 'express';
import { HTTP_ERRORS } from './http.errors.js';

/**
 * Refuses a request with more than one `Host` (RFC 9112, section 3.2): Node uses the first, and a proxy in front may
 * have used another.
 */
export function requireSingleHost(request: Request, _response: Response, next: NextFunction): void {
  const sent = request.headersDistinct['host']?.length ?? 0;
  next(sent > 1 ? HTTP_ERRORS.several_hosts('Send exactly one Host header.') : undefined);
}
