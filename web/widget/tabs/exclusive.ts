const LEASE_MS = 25_000;
/** Browsers tell a write to the other tabs' processes a moment later. */
const SETTLE_MS = 150;
const ASK_AGAIN_MS = 120;
/** About six seconds: longer than a session takes to open, and then better two visitors than none. */
const MOST_TRIES = 40;

/**
 * Runs the work while no other tab of this website runs work of the same name. By Web Locks; on plain HTTP, where
 * browsers have none, by a lease in `localStorage`; where that is refused too, at once.
 */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return withLease(`frontdesk-lease:${name}`, work);
  const begun: Promise<Result>[] = [];
  try {
    return await locks.request(name, () => {
      const running = work();
      begun.push(running);
      return running;
    });
  } catch (error) {
    // Browsers refuse locks to some pages, such as sandboxed frames.
    if (begun.length > 0) throw error;
    return work();
  }
}

async function withLease<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const own = crypto.getRandomValues(new Uint32Array(2)).join('-');
  try {
    for (let tries = 0; tries < MOST_TRIES && !(await takeLease(name, own)); tries++) {
      await pause(ASK_AGAIN_MS);
    }
  } catch {
    return work();
  }
  return work().finally(() => leave(name, own));
}

/** Two tabs may write at once: the last writer has it, which both see after a moment. */
async function takeLease(name: string, own: string): Promise<boolean> {
  const until = Number(localStorage.getItem(name)?.split(' ')[1] ?? 0);
  if (until > Date.now()) return false;
  localStorage.setItem(name, `${own} ${Date.now() + LEASE_MS}`);
  await pause(SETTLE_MS);
  return holds(name, own);
}

function holds(name: string, own: string): boolean {
  return localStorage.getItem(name)?.startsWith(`${own} `) ?? false;
}

function leave(name: string, own: string): void {
  try {
    if (holds(name, own)) localStorage.removeItem(name);
  } catch {
    // Storage was refused meanwhile: the lease ends by its time.
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
