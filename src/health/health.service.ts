import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { ChatEngine } from '../chat/chat-engine.port.js';
import { SCHEMA_VERSION } from '../platform/database/schema-version.js';
import { RedisClients } from '../platform/redis/redis-clients.js';
import { RedisDurability } from '../platform/redis/redis-durability.js';
import { checked, type Checks } from './plain-check.js';

/** Without it messages are taken and wait, so the process is still worth its traffic. */
const CHAT = 'chat';

export interface HealthReport {
  status: 'ok' | 'degraded' | 'unavailable';
  checks: Checks;
}

/** Checks whether this process's dependencies work, each with a deadline. */
@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  private draining = false;
  private started = false;
  private asking: Promise<Checks> | null = null;

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly database: DataSource,
    private readonly redis: RedisClients,
    private readonly durability: RedisDurability,
    private readonly engine: ChatEngine,
  ) {}

  beforeApplicationShutdown(): void {
    this.drain();
  }

  /** From now on this process is not ready: it is about to stop. */
  drain(): void {
    this.draining = true;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  async ready(): Promise<HealthReport> {
    const checks = { ...(await this.dependencies()) };
    if (this.draining) checks['process'] = { status: 'down', ms: 0, detail: 'shutting down' };
    const status = statusOf(checks);
    this.started ||= status !== 'unavailable';
    return { status, checks };
  }

  async startup(): Promise<HealthReport> {
    return this.started ? { status: 'ok', checks: {} } : this.ready();
  }

  /** Concurrent requests share one check, because anybody may call the probes and they have no rate limit. */
  private dependencies(): Promise<Checks> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(): Promise<Checks> {
    const answers = await Promise.all([this.migrated(), this.pinged(), this.reached()]);
    return Object.assign({}, ...answers);
  }

  /** A real query as the app role, which also checks that the schema is the one this code needs. */
  private migrated(): Promise<Checks> {
    return checked(this.indicators, 'database', async () => {
      const rows: { name: string }[] = await this.database.query(
        'SELECT name FROM migrations WHERE name = $1',
        [SCHEMA_VERSION],
      );
      if (rows.length === 0) throw new Error(`migration ${SCHEMA_VERSION} is not applied`);
    });
  }

  private pinged(): Promise<Checks> {
    return checked(this.indicators, 'redis', async () => {
      await this.redis.commands.ping();
      const problem = await this.durability.problem();
      if (problem !== null) throw new Error(problem);
    });
  }

  /** Not asked where the engine is in this process. */
  private async reached(): Promise<Checks> {
    const asking = this.engine.reach();
    return asking ? checked(this.indicators, CHAT, () => asking) : {};
  }
}

function statusOf(checks: Checks): HealthReport['status'] {
  const down = Object.keys(checks).filter((key) => checks[key]?.status === 'down');
  if (down.length === 0) return 'ok';
  return down.every((key) => key === CHAT) ? 'degraded' : 'unavailable';
}
