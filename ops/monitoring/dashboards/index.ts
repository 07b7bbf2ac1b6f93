import { INSIDE } from './inside.ts';
import { SERVICE } from './service.ts';

/** Every dashboard, by the name of its file. */
export const DASHBOARDS = { service: SERVICE, inside: INSIDE };

/** All expressions of a dashboard as it is imported, in order. */
export function expressionsOf(board: unknown): string[] {
  if (Array.isArray(board)) return board.flatMap(expressionsOf);
  if (typeof board !== 'object' || board === null) return [];
  return Object.entries(board).flatMap(([key, value]: [string, unknown]) =>
    key === 'expr' && typeof value === 'string' ? [value] : expressionsOf(value),
  );
}
