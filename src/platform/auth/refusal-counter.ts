import type { Request } from 'express';

/** Port that counts refused requests (implemented in `platform/limits`), so that the guard need not know the limits. */
export abstract class RefusalCounter {
  /** Whether lookups of unknown credentials from this caller's address are blocked for now. */
  abstract isBlocked(request: Request): boolean;

  /** Counts a refused request. @returns the error to answer: the refusal itself, or that a limit is reached. */
  abstract count(request: Request, refusal: unknown): Promise<unknown>;
}
