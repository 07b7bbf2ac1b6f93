import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { RequestLimiter } from './request-limiter.js';

/** For paths that are served outside Nest's guards: counts a request to one of them in its address's limit. */
export function countAddress(limiter: RequestLimiter, covers: (path: string) => boolean): RequestHandler {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    if (covers(request.path)) await limiter.countAddress(request);
    next();
  };
}
