import { invalid } from '../../kernel/errors.js';

/** Which open items a call decides on: those of `ids`, or all. */
export interface Decision {
  ids?: string[];
  all?: boolean;
}

export interface DecisionProblem {
  id: string;
  code: string;
  detail: string;
}

export interface DecisionSummary {
  /** Items that were decided by this call. */
  changed: number;
  /** Those that were decided so before. */
  unchanged: number;
  errors: DecisionProblem[];
}

/** @throws DomainError `invalid` unless it has either `ids` or `all` */
export function idsOrAll<D extends Decision>(decision: D): D {
  const { ids, all } = decision;
  if (ids === undefined && all === undefined) throw refused('Send "ids", or "all": true.');
  if (ids !== undefined && all !== undefined) throw refused('Leave "ids" out beside "all".');
  return decision;
}

function refused(detail: string): Error {
  return invalid([{ pointer: '/ids', code: 'ids_or_all', detail }]);
}
