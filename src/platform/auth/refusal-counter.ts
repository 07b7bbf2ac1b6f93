import type { Request } from 'express';

/** Port to whoever counts refused requests (`platform/limits`), so that the guard does not know the limits. */
export abstract class RefusalCounter {
  /** Whether unknown credentials from this caller's address are not looked up for now. */
  abstract isBlocked(request: Request): boolean;

  /** Counts a refused request. @returns the error to answer: the refusal itself, or that a limit is reached. */
  abstract count(request: Request, refusal: unknown): Promise<unknown>;
}
