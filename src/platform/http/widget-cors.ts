import type { NextFunction, Request, Response } from 'express';

const EXPOSED =
  'X-Request-Id, X-Correlation-ID, RateLimit, RateLimit-Policy, Retry-After, Idempotent-Replayed';

/**
 * The widget is called from the business's own site, so its paths allow other origins; the guard then refuses
 * those the business has not listed. Never with credentials: tokens travel in a header. Never for `null`, which is
 * the origin of any sandboxed frame and local file. Other paths allow none.
 */
export function widgetCors(request: Request, response: Response, next: NextFunction): void {
  if (!request.path.startsWith('/widget/')) {
    next();
    return;
  }
  // Also without an origin: what a cache keeps of such an answer must not be given to a page of some origin.
  response.setHeader('Vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || origin === 'null') {
    next();
    return;
  }
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', EXPOSED);
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader(
    'Access-Control-Allow-Headers',
    'Authorization, Content-Type, Idempotency-Key, Last-Event-ID',
  );
  response.setHeader('Access-Control-Max-Age', '600');
  response.status(204).end();
}
