import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const ONCE_IN_MS = 60 * 60 * 1000;

type Trusts = (address: string | undefined, hop: number) => boolean;

/**
 * Middleware that warns, once an hour, about `X-Forwarded-For` from a peer that is not a trusted proxy. A visitor may
 * have invented the header; but when a proxy of ours is missing from TRUSTED_PROXIES, all its visitors share the limits
 * of one address.
 */
export function proxyWatch(warn = (text: string) => new Logger('Http').warn(text)) {
  let quietUntil = 0;
  return (request: Request, _: Response, next: NextFunction): void => {
    if (request.headers['x-forwarded-for'] !== undefined && Date.now() >= quietUntil && !isTrusted(request)) {
      quietUntil = Date.now() + ONCE_IN_MS;
      warn(
        'X-Forwarded-For came from a peer that TRUSTED_PROXIES does not list, and is not believed: behind such a proxy ' +
          'all visitors share the limits of its one address',
      );
    }
    next();
  };
}

function isTrusted({ app, socket }: Request): boolean {
  return (app.get('trust proxy fn') as Trusts)(socket.remoteAddress, 0);
}
