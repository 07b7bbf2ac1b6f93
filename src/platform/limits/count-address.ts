import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { RequestLimiter } from './request-limiter.js';

/** For what is served outside Nest's guards: a request to one of these paths counts in the limit of its address. */
export function countAddress(limiter: RequestLimiter, covers: (path: string) => boolean): RequestHandler {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    if (covers(request.path)) await limiter.countAddress(request);
    next();
  };
}
