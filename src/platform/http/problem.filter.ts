import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, type ErrorLogLevel } from '../../kernel/errors.js';
import { toDomainError } from '../database/sqlstate.js';
import { contextIfAny } from '../context/request-context.js';
import { fromFramework } from './http-error.js';
import { missingRoute } from './missing-route.js';
import { announceClose } from './body/unread-body.js';
import { faultProblem, problemOf, type Problem } from './problem.js';

/** The method of Nest's logger for each level. */
const METHODS = { debug: 'debug', info: 'log', warn: 'warn', error: 'error' } as const satisfies Record<
  ErrorLogLevel,
  keyof Logger
>;

const logger = new Logger('Http');

/** All errors are sent over HTTP by this filter. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request>();
    const known = missingRoute(thrown, request) ?? domainErrorOf(thrown);
    logProblem(known, thrown);
    if (response.headersSent) {
      response.end();
      return;
    }
    const instance = request.originalUrl.split('?')[0] ?? '/';
    const requestId = contextIfAny()?.requestId ?? '';
    if (known?.retryAfterSeconds !== undefined) response.setHeader('Retry-After', known.retryAfterSeconds);
    if (known?.allow) response.setHeader('Allow', known.allow.join(', '));
    // A page for browsers has asked for a password already.
    if (known?.category === 'unauthenticated' && !response.hasHeader('WWW-Authenticate'))
      response.setHeader('WWW-Authenticate', 'Bearer');
    sendProblem(response, known ? problemOf(known, instance, requestId) : faultProblem(instance, requestId));
  }
}

/** Logs of a refusal only the code: a detail may quote what the caller sent, and a driver's text may quote rows. */
export function logProblem(known: DomainError | null, thrown: unknown): void {
  if (!known) {
    logger.error(thrown instanceof Error ? thrown : { thrown }, 'Unexpected error');
    return;
  }
  const { code, category, logLevel, cause } = known;
  const causeCode = codeOf(cause);
  const entry = { code, category, ...(causeCode !== undefined && { cause: causeCode }) };
  logger[METHODS[logLevel]](entry, 'Refused');
}

/** @returns null for a fault */
export function domainErrorOf(thrown: unknown): DomainError | null {
  if (thrown instanceof DomainError) return thrown;
  const mapped = toDomainError(thrown);
  return mapped instanceof DomainError ? mapped : fromFramework(thrown);
}

/** A driver's code, such as `ECONNREFUSED` or an SQLSTATE. */
function codeOf(cause: unknown): string | undefined {
  const code = cause instanceof Error ? (cause as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

export function sendProblem(response: Response, problem: Problem): void {
  announceClose(response.req, response);
  response.status(problem.status);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.end(JSON.stringify(problem));
}
