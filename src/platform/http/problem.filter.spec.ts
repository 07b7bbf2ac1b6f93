import { Logger, type ArgumentsHost } from '@nestjs/common';
import { invalid, notFound } from '../../kernel/errors.js';
import { AUTH_ERRORS } from '../auth/auth.errors.js';
import { DATABASE_ERRORS } from '../database/database.errors.js';
import { ProblemFilter } from './problem.filter.js';

const LEVELS = ['debug', 'log', 'warn', 'error'] as const;

/** What the filter logs for an error: the logger's method and its arguments. */
function loggedOf(thrown: unknown): unknown[][] {
  const lines: unknown[][] = [];
  const spies = LEVELS.map((level) =>
    jest.spyOn(Logger.prototype, level).mockImplementation((...given: unknown[]) => {
      lines.push([level, ...given]);
    }),
  );
  const response = { headersSent: true, end: () => undefined };
  const http = { getResponse: () => response, getRequest: () => ({}) };
  const host = { switchToHttp: () => http } as unknown as ArgumentsHost;
  new ProblemFilter().catch(thrown, host);
  for (const spy of spies) spy.mockRestore();
  return lines;
}

describe('what is logged for an error', () => {
  it('is the code at debug for an expected refusal', () => {
    expect(loggedOf(notFound('order'))).toEqual([
      ['debug', { code: 'not_found', category: 'not-found' }, 'Refused'],
    ]);
  });

  it('is a warning with the driver’s code for an unavailable store', () => {
    const cause = Object.assign(new Error('connect 10.1.2.3'), { code: 'ECONNREFUSED' });
    expect(loggedOf(cause)).toEqual([
      ['warn', { code: 'database_unavailable', category: 'unavailable', cause: 'ECONNREFUSED' }, 'Refused'],
    ]);
  });

  it('is an error for a fault of ours that has a code', () => {
    expect(loggedOf(AUTH_ERRORS.scope_undeclared('No scope.'))).toEqual([
      ['error', { code: 'scope_undeclared', category: 'forbidden' }, 'Refused'],
    ]);
  });

  it('is the error itself for anything else', () => {
    const fault = new Error('broken');
    expect(loggedOf(fault)).toEqual([['error', fault, 'Unexpected error']]);
  });

  it('never holds what the caller sent or a store’s message', () => {
    const problems = [{ pointer: '/email', code: 'invalid_email', detail: '"jo@example.com" is wrong.' }];
    const cause = new Error('row (jo@example.com)');
    const lines = [
      ...loggedOf(invalid(problems)),
      ...loggedOf(DATABASE_ERRORS.database_unavailable('Away, jo@example.com.', { cause })),
    ];
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('jo@example.com');
  });
});
