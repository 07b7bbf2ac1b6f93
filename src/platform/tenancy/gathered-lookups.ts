import { AsyncLocalStorage } from 'node:async_hooks';
import { currentTenantId } from '../context/request-context.js';

interface Batch<Answer> {
  ids: Set<string>;
  answers: Promise<ReadonlyMap<string, Answer>>;
  begin: () => void;
}

interface Line<Answer> {
  next: Batch<Answer> | null;
}

/**
 * Looks things up for many callers at once: what is asked for while an earlier lookup of the same tenant runs goes
 * together with the next one. So a thousand streams that come back at once need some statements, and not thousands; and
 * while nothing runs, nobody waits. An answer is never older than its question.
 */
export class GatheredLookups<Answer> {
  private readonly lines = new Map<string, Line<Answer>>();

  /**
   * @param read Called in the context of the first caller; what is not there has no entry.
   * @param everyMs Least time between the beginnings of two lookups of a tenant.
   */
  constructor(
    private readonly read: (ids: string[]) => Promise<ReadonlyMap<string, Answer>>,
    private readonly everyMs: number,
  ) {}

  /** @throws what `read` throws */
  async find(id: string): Promise<Answer | undefined> {
    const tenantId = currentTenantId();
    const line = this.lines.get(tenantId);
    const batch = line ? (line.next ??= this.newBatch()) : this.newBatch();
    batch.ids.add(id);
    if (!line) {
      const begun: Line<Answer> = { next: null };
      this.lines.set(tenantId, begun);
      void this.work(tenantId, begun, batch);
    }
    return (await batch.answers).get(id);
  }

  private newBatch(): Batch<Answer> {
    const ids = new Set<string>();
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Answer>>();
    const begin = AsyncLocalStorage.bind(() => this.read([...ids]).then(resolve, reject));
    return { ids, answers: promise, begin: () => void begin() };
  }

  private async work(tenantId: string, line: Line<Answer>, first: Batch<Answer>): Promise<void> {
    for (let batch: Batch<Answer> | null = first; batch; batch = line.next) {
      if (batch === line.next) line.next = null;
      const pause = new Promise((resolve) => setTimeout(resolve, this.everyMs));
      batch.begin();
      await Promise.allSettled([batch.answers, pause]);
    }
    this.lines.delete(tenantId);
  }
}
