import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { TenantRows } from '../platform/erasure/tenant-rows.js';
import { TenantRedisKeys } from '../platform/redis/tenant-redis-keys.js';
import { runAsTenant } from '../platform/tenancy/request-context.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { TenantJobs } from '../queue/tenant-jobs.js';
import {
  TenantErasuresRepository,
  type ErasureTask,
  type RecentErasure,
} from './tenant-erasures.repository.js';

const TICK_MS = 1_000;
const PAUSE_SECONDS = 1;
const PAUSE_AFTER_FAULT_SECONDS = 3;

/**
 * Erases tenants from every store, pass after pass, until a pass that began after every process had closed its
 * doors finds nothing more. Each pass may be repeated: a process killed in the middle leaves its lease to another.
 */
@Injectable()
export class TenantErasureRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Erasure');
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private forgotten = new Set<string>();

  constructor(
    private readonly erasures: TenantErasuresRepository,
    private readonly rows: TenantRows,
    private readonly keys: TenantRedisKeys,
    private readonly jobs: TenantJobs,
    private readonly memories: TenantMemories,
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

  private async tick(): Promise<void> {
    try {
      const recent = await this.erasures.recent();
      this.forgetErased(recent);
      if (recent.every(({ finished }) => finished)) return;
      const task = await this.erasures.lease();
      if (task) await this.run(task);
    } catch (error) {
      this.logger.warn(`Erasures could not be continued: ${(error as Error).message}`);
    } finally {
      this.schedule();
    }
  }

  /** Once when its erasure is seen and once after its end, since a running request may have remembered it anew. */
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
    try {
      const erased = await this.pass(task);
      const left = Object.values(erased).some((count) => count > 0);
      if (task.settled && !left) {
        await this.erasures.finish(task);
        this.logger.log({ erasureId: task.id, tenant: task.tenantId }, 'A tenant was erased');
      } else {
        await this.erasures.yieldWith(task.id, erased, PAUSE_SECONDS, null);
      }
    } catch (error) {
      this.logger.warn(
        { err: error, erasureId: task.id, tenant: task.tenantId },
        'An erasure stopped; it goes on by itself',
      );
      await this.erasures.yieldWith(task.id, {}, PAUSE_AFTER_FAULT_SECONDS, (error as Error).message);
    }
  }

  private pass(task: ErasureTask): Promise<Record<string, number>> {
    const ids = { requestId: newId(), correlationId: task.correlationId };
    return runAsTenant(task.tenantId, ids, async () => ({
      rows: await this.rows.erase(() => this.erasures.renew(task.id)),
      jobs: await this.jobs.erase(task.tenantId),
      redisKeys: await this.keys.erase(task.tenantId),
    }));
  }
}
