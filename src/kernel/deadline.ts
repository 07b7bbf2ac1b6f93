/** The work did not end in time; it may still go on. */
export class DeadlinePassed extends Error {
  constructor(
    /** Milliseconds of the deadline. */
    readonly afterMs: number,
    what: string,
  ) {
    super(`${what}: no answer in ${afterMs} ms`);
  }
}

/**
 * Waits for work, at most `ms`. The work itself is not stopped; its later result or error is ignored.
 * @param ms milliseconds
 * @param what is waited for, for the message: "Redis"
 * @throws DeadlinePassed, or what the work throws
 */
export async function withDeadline<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  work.catch(() => undefined);
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(ms, what)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
