import type { NextFunction, Request, Response } from 'express';
import { newId } from '../../kernel/ids.js';
import { runInContext } from '../tenancy/request-context.js';

const CORRELATION = /^[A-Za-z0-9._-]{1,64}$/;

/** Gives every request its ids, answers them, and opens the context that logs, jobs and outbound calls read. */
export function tracing(request: Request, response: Response, next: NextFunction): void {
  const requestId = newId();
  const inbound = request.headers['x-correlation-id'];
  const correlationId = typeof inbound === 'string' && CORRELATION.test(inbound) ? inbound : requestId;
  response.setHeader('X-Request-Id', requestId);
  response.setHeader('X-Correlation-ID', correlationId);
  runInContext({ requestId, correlationId, tenantId: null }, next);
}
