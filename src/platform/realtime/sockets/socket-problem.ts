import { contextIfAny } from '../../context/request-context.js';
import { domainErrorOf, logProblem } from '../../http/problem.filter.js';
import { faultProblem, problemOf, type Problem } from '../../http/problem.js';

/** What a client gets instead of an answer: the body that HTTP would have sent, and when to try again. */
export interface SocketProblem extends Problem {
  retryAfterSeconds?: number;
}

const INSTANCE = '/socket.io';

/** Logs the error and returns what the client may learn of it. */
export function socketProblem(thrown: unknown): SocketProblem {
  const known = domainErrorOf(thrown);
  logProblem(known, thrown);
  const requestId = contextIfAny()?.requestId ?? '';
  if (!known) return faultProblem(INSTANCE, requestId);
  const { retryAfterSeconds } = known;
  const problem = problemOf(known, INSTANCE, requestId);
  return retryAfterSeconds === undefined ? problem : { ...problem, retryAfterSeconds };
}
