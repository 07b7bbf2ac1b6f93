import type { NextFunction, Request, Response } from 'express';
import { METRIC_REGISTRY, METRICS } from '../../metrics/metrics.js';
import type { METHODS, STATUSES } from '../../metrics/label-values.js';
import { contextOf } from '../tracing.middleware.js';

/** Pages, files and addresses that do not exist. */
const NO_OPERATION = 'none';

/** When requests began that are not counted yet, by their response. */
const running = new WeakMap<Response, number>();

/** Measures each request, from here to the end of its answer. */
export function requestMetrics(_: Request, response: Response, next: NextFunction): void {
  if (METRIC_REGISTRY.isOn) {
    running.set(response, performance.now());
    response.once('close', () => countRequest(response));
  }
  next();
}

/** For a stream, which is answered when it has begun. A second call for a response does nothing. */
export function countRequest(response: Response): void {
  const began = running.get(response);
  if (began === undefined) return;
  running.delete(response);
  const { operation = NO_OPERATION, caller } = contextOf(response.req) ?? {};
  const labels = { operation, method: response.req.method as Method, status: statusOf(response) };
  METRICS.httpSeconds.observeMs(labels, performance.now() - began);
  if (caller !== undefined) METRICS.tenantRequests.add({ tenant: caller });
}

type Method = (typeof METHODS)[number];
type Status = (typeof STATUSES)[number];

const CLASSES: readonly Status[] = ['2xx', '2xx', '2xx', '3xx', '4xx', '5xx'];

function statusOf({ headersSent, statusCode }: Response): Status {
  return headersSent ? (CLASSES[Math.floor(statusCode / 100)] ?? '5xx') : 'aborted';
}
