import { Catch, type ArgumentsHost } from '@nestjs/common';
import type { Response } from 'express';
import { domainErrorOf, logProblem, ProblemFilter } from '../platform/http/problem.filter.js';
import { PARSE_ERROR, refusal } from './exchange.js';

/** A body that cannot be read is answered in the protocol's own form. */
@Catch()
export class ParseErrorFilter extends ProblemFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    const known = domainErrorOf(thrown);
    const response = host.switchToHttp().getResponse<Response>();
    if (known?.category !== 'malformed' || response.headersSent) return super.catch(thrown, host);
    logProblem(known, thrown);
    const { status, body } = refusal(400, PARSE_ERROR, known.detail, null);
    response.status(status).json(body);
  }
}
