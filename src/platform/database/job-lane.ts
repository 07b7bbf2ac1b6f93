import { DATABASE_ERRORS } from './database.errors.js';

/** Part of the pool that jobs leave to requests, at least one connection where there are two. */
const LEFT_TO_REQUESTS = 0.3;
/** Nobody waits for a single statement of a job as one does for a page. */
const LONGEST_WAIT_MS = 10_000;

/**
 * The connections of the pool that jobs may use at once. A thousand turns that begin together queue up here, and requests
 * find a connection all the same.
 */
export class JobLane {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(poolSize: number) {
    this.free = Math.max(1, poolSize - Math.max(1, Math.round(poolSize * LEFT_TO_REQUESTS)));
  }

  /** Runs the work in its turn. @throws DomainError `database_unavailable` when it has to wait for ten seconds */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> | undefined {
    if (this.free > 0) {
      this.free -= 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        this.waiting.delete(begin);
        reject(busy());
      }, LONGEST_WAIT_MS);
      this.waiting.add(begin);
    });
  }

  /** Hands the place on to who has waited longest. */
  private leave(): void {
    const [next] = this.waiting;
    if (!next) {
      this.free += 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}

function busy(): Error {
  return DATABASE_ERRORS.database_unavailable('The database is busy or away. Try again.', {
    retryAfterSeconds: 2,
  });
}
