import { Injectable } from '@nestjs/common';
import { COLLECTIONS, VECTOR_KINDS } from './collections.js';
import { TenantUses } from './tenant-uses.js';
import { WeaviateConnection } from './weaviate-connection.js';

const WORK_MS = 30_000;
/** Tenants of one call. */
const BATCH = 100;

/** The names and states of all tenants in Weaviate; nothing of what they hold. */
@Injectable()
export class WeaviateTenants {
  constructor(
    private readonly connection: WeaviateConnection,
    private readonly uses: TenantUses,
  ) {}

  /**
   * Deactivates tenants that no process has used for a while; the next search activates one by itself. One whose last use
   * is not known counts as used now.
   * @returns how many
   * @throws when Redis is away, which knows the uses of the other processes
   */
  async deactivateUnused(afterMs: number): Promise<number> {
    const cold = new Set<string>();
    for (const collection of Object.values(COLLECTIONS)) {
      const unused = await this.uses.unusedOf(await this.active(collection), afterMs);
      await this.inBatches(unused, (batch) =>
        this.connection.work(
          (client) => client.collections.use(collection).tenants.deactivate(batch),
          WORK_MS,
        ),
      );
      for (const name of unused) cold.add(name);
    }
    this.uses.forget([...cold]);
    return cold.size;
  }

  /** Removes the tenants that are none of ours: left by an erasure or a restored database. @returns how many */
  async removeOthers(ours: ReadonlySet<string>): Promise<number> {
    const gone = new Set<string>();
    for (const kind of VECTOR_KINDS) {
      const names = Object.keys(await this.all(COLLECTIONS[kind])).filter((name) => !ours.has(name));
      await this.inBatches(names, (batch) =>
        this.connection.work(
          (client) => client.collections.use(COLLECTIONS[kind]).tenants.remove(batch),
          WORK_MS,
        ),
      );
      for (const name of names) gone.add(name);
    }
    this.uses.forget([...gone]);
    return gone.size;
  }

  private async active(collection: string): Promise<string[]> {
    const tenants = Object.values(await this.all(collection));
    return tenants.filter(({ activityStatus }) => activityStatus === 'ACTIVE').map(({ name }) => name);
  }

  private all(collection: string) {
    return this.connection.work((client) => client.collections.use(collection).tenants.get(), WORK_MS);
  }

  private async inBatches(names: string[], work: (batch: string[]) => Promise<unknown>): Promise<void> {
    for (let from = 0; from < names.length; from += BATCH) await work(names.slice(from, from + BATCH));
  }
}
