import type { NextFunction, Request, Response } from 'express';

const EXPOSED =
  'X-Request-Id, X-Correlation-ID, RateLimit, RateLimit-Policy, Retry-After, Idempotent-Replayed';

/**
 * The widget is called from the business's own site, so its paths allow other origins; the guard then refuses origins
 * that the business has not listed. Credentials are never allowed, because tokens travel in a header. `null` is never
 * allowed: it is the origin of every sandboxed frame and local file. Other paths allow no other origin.
 */
export function widgetCors(request: Request, response: Response, next: NextFunction): void {
  if (!request.path.startsWith('/widget/')) {
    next();
    return;
  }
  // Also when the request has no origin, so that a cache does not serve that response to a page of another origin.
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
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
  response.setHeader(
    'Access-Control-Allow-Headers',
    'Authorization, Content-Type, Idempotency-Key, Last-Event-ID',
  );
  response.setHeader('Access-Control-Max-Age', '600');
  response.status(204).end();
}
