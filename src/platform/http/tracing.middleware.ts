import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { newId } from '../../kernel/ids.js';
import { runInContext, type RequestContext } from '../context/request-context.js';

const CORRELATION = /^[A-Za-z0-9._-]{1,64}$/;

const contexts = new WeakMap<IncomingMessage, RequestContext>();

/** The context of a request, also for log lines that are written outside of it, as when a client disconnects. */
export function contextOf(request: IncomingMessage): RequestContext | undefined {
  return contexts.get(request);
}

/** The caller's own correlation id where it may be used, else the request's. */
export function correlationOf(headers: IncomingMessage['headers'], requestId: string): string {
  const inbound = headers['x-correlation-id'];
  return typeof inbound === 'string' && CORRELATION.test(inbound) ? inbound : requestId;
}

/**
 * Gives every request its ids, returns them in the response's headers, and starts the context that logs, jobs and
 * outbound calls read.
 */
export function tracing(request: Request, response: Response, next: NextFunction): void {
  const requestId = newId();
  const correlationId = correlationOf(request.headers, requestId);
  response.setHeader('X-Request-Id', requestId);
  response.setHeader('X-Correlation-ID', correlationId);
  const context: RequestContext = { requestId, correlationId, tenantId: null };
  contexts.set(request, context);
  runInContext(context, next);
}
