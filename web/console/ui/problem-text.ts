import { ProblemError } from '../../shared/problem.js';
import type { Words } from '../words/words.js';

/** What went wrong, for people; the server's own words where it has some. */
export function problemText(error: unknown, { states }: Words): string {
  if (!(error instanceof ProblemError)) return states.noAnswer;
  if (error.busy) return states.tooMany;
  return error.detail || states.failed;
}

/** The faults by the field of the request that they are about. */
export function fieldFaults(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(error.faults.map(({ pointer, detail }) => [pointer.slice(1), detail]));
}
