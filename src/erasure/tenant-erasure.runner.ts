import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { TenantPeople } from './tenant-people.js';
import { TenantRows } from './tenant-rows.js';
import { TenantRedisKeys } from '../platform/redis/tenant-redis-keys.js';
import { runAsTenant } from '../platform/context/request-context.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { TenantVectors } from '../platform/weaviate/tenant-vectors.js';
import { TenantJobs } from '../queue/tenant-jobs.service.js';
import {
  TenantErasuresRepository,
  type ErasureTask,
  type RecentErasure,
} from './tenant-erasures.repository.js';

const TICK_MS = 1_000;
const PAUSE_SECONDS = 1;
const PAUSE_AFTER_FAULT_SECONDS = 3;
const LONGEST_PAUSE_SECONDS = 60;

type Erased = Record<'rows' | 'jobs' | 'redisKeys' | 'vectors', number>;

/**
 * Erases tenants from every store, pass after pass, until a pass that began after every process refuses the tenant
 * finds nothing more. A pass can be repeated: when a process is killed in the middle, another one takes over its lease.
 */
@Injectable()
export class TenantErasureRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Erasure');
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private forgotten = new Set<string>();
  private working = false;
  /** Passes in a row that failed in this process, by erasure. */
  private readonly faults = new Map<string, number>();

  constructor(
    private readonly erasures: TenantErasuresRepository,
    private readonly rows: TenantRows,
    private readonly people: TenantPeople,
    private readonly keys: TenantRedisKeys,
    private readonly jobs: TenantJobs,
    private readonly memories: TenantMemories,
    private readonly vectors: TenantVectors,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(): void {
    if (!this.stopped) this.timer = setTimeout(() => void this.tick(), TICK_MS);
  }

  /**
   * Does not wait for the pass, which may be long, because the caches of other erased tenants must be cleared
   * meanwhile.
   */
  private async tick(): Promise<void> {
    try {
      const recent = await this.erasures.recent();
      this.forgetErased(recent);
      if (!this.working && recent.some(({ finished }) => !finished)) void this.work();
    } catch (error) {
      this.reportOutage(error);
    } finally {
      this.schedule();
    }
  }

  private async work(): Promise<void> {
    this.working = true;
    try {
      const task = await this.erasures.lease();
      if (task) await this.run(task);
    } catch (error) {
      this.reportOutage(error);
    } finally {
      this.working = false;
    }
  }

  private reportOutage(error: unknown): void {
    this.logger.warn(`Erasures could not be continued: ${(error as Error).message}`);
  }

  /**
   * Clears the caches once when an erasure is seen and once after its end, because a running request may have filled
   * them again.
   */
  private forgetErased(recent: RecentErasure[]): void {
    const seen = new Set<string>();
    for (const { tenantId, finished } of recent) {
      const mark = `${tenantId} ${finished}`;
      seen.add(mark);
      if (!this.forgotten.has(mark)) this.memories.forget(tenantId);
    }
    this.forgotten = seen;
  }

  private async run(task: ErasureTask): Promise<void> {
    const erased: Erased = { rows: 0, jobs: 0, redisKeys: 0, vectors: 0 };
    try {
      await this.pass(task, erased);
      const left = Object.values(erased).some((count) => count > 0);
      if (task.settled && !left) {
        await this.erasures.finish(task);
        this.logger.log({ erasureId: task.id, tenant: task.tenantId }, 'A tenant was erased');
      } else {
        await this.erasures.yieldWith(task.id, erased, PAUSE_SECONDS, null);
      }
      this.faults.delete(task.id);
    } catch (error) {
      this.logger.warn(
        { err: error, erasureId: task.id, tenant: task.tenantId },
        'An erasure stopped; it goes on by itself',
      );
      await this.erasures.yieldWith(task.id, erased, this.pauseAfterFault(task.id), (error as Error).message);
    }
  }

  /** @param erased Increased during the pass, so that what a failed pass erased is counted too. */
  private pass(task: ErasureTask, erased: Erased): Promise<void> {
    const ids = { requestId: newId(), correlationId: task.correlationId };
    const count = (store: keyof Erased) => async (gone: number) => {
      erased[store] += gone;
      await this.erasures.renew(task.id);
    };
    return runAsTenant(task.tenantId, ids, async () => {
      await this.rows.erase(count('rows'));
      await count('rows')(await this.people.erase(task.tenantId));
      await this.jobs.erase(task.tenantId, count('jobs'));
      await this.keys.erase(task.tenantId, count('redisKeys'));
      await count('vectors')(await this.vectors.drop());
    });
  }

  /** @returns seconds to wait: 3, 6, 12 and so on up to 60 (exponential backoff). */
  private pauseAfterFault(id: string): number {
    const earlier = this.faults.get(id) ?? 0;
    this.faults.set(id, earlier + 1);
    return Math.min(PAUSE_AFTER_FAULT_SECONDS * 2 ** earlier, LONGEST_PAUSE_SECONDS);
  }
}
