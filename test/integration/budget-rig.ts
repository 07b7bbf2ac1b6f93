import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { BudgetShares } from '../../src/chat/budgets/budget-shares.js';
import { BudgetWarningHandler } from '../../src/chat/budgets/budget-warning.handler.js';
import {
  ModelBudget,
  type BudgetScope,
  type ModelSpend,
  type Reservation,
} from '../../src/chat/budgets/model-budget.port.js';
import { ModelPrices } from '../../src/chat/budgets/model-prices.js';
import { PostgresModelBudget } from '../../src/chat/budgets/postgres-model-budget.js';
import { SpendingLimits } from '../../src/chat/budgets/spending-limits.port.js';
import { SpendingReportRepository } from '../../src/chat/budgets/spending-report.repository.js';
import { SpendingRepository } from '../../src/chat/budgets/spending.repository.js';
import { SpendingService } from '../../src/chat/budgets/spending.service.js';
import type { SpendingReport } from '../../src/chat/budgets/spending.types.js';
import type { ModelUsage } from '../../src/chat/models/model-client.port.js';
import { Clock } from '../../src/kernel/clock.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { TenantProfiles } from '../../src/platform/tenancy/tenant-profiles.js';
import { TenantSettingsRepository } from '../../src/tenants/tenant-settings.repository.js';
import { TenantSpendingLimits } from '../../src/tenants/tenant-spending-limits.js';
import { asTenant, openPlatform } from './platform-app.js';

class SetClock extends Clock {
  at = new Date('2026-11-23T12:00:00Z');

  now(): Date {
    return this.at;
  }
}

/** Of `small`: a token read costs 1 millionth of a dollar, half of that from a cache, and a token written 2. */
const PRICES = new Map([['small', { inputPerMillion: 1, cachedInputPerMillion: 0.5, outputPerMillion: 2 }]]);
const BASE_URL = 'https://models.example/v1';

export interface Limits {
  aiTokensPerMonth?: number;
  aiCostPerMonth?: string;
}

/** The product's budgets on a real Postgres; the time is the test's. */
export class BudgetRig {
  readonly clock = new SetClock();
  notifyEmail: string | null = 'owner@example.com';
  locale = 'en';
  platform: TestingModule;

  /** @param shares percent of day, visitor and conversation; all of it unless given */
  static async open(env: NodeJS.ProcessEnv = {}, shares = [100, 100, 100]): Promise<BudgetRig> {
    const rig = new BudgetRig();
    const [day = 100, visitor = 100, conversation = 100] = shares;
    const patient = { DATABASE_ACQUIRE_TIMEOUT_MS: '60000', DATABASE_POOL_SIZE: '20' };
    rig.platform = await openPlatform({ ...patient, ...env }, [
      ...[SpendingRepository, SpendingReportRepository, SpendingService, BudgetWarningHandler, Outbox],
      ...[TenantSettingsRepository],
      { provide: ModelBudget, useClass: PostgresModelBudget },
      { provide: SpendingLimits, useClass: TenantSpendingLimits },
      { provide: ModelPrices, useValue: new ModelPrices(PRICES) },
      { provide: BudgetShares, useValue: new BudgetShares(day, visitor, conversation) },
      { provide: Clock, useValue: rig.clock },
      { provide: TenantProfiles, useValue: { profile: () => Promise.resolve(rig.profile()) } },
    ]);
    return rig;
  }

  close(): Promise<void> {
    return this.platform.close();
  }

  async shop(limits: Limits = {}, timezone = 'Europe/Dublin'): Promise<BudgetShop> {
    const tenantId = randomUUID();
    await this.platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget, limits)
       VALUES ($1, $2, 'Test shop', 'en', $3, 'EUR', '{}', '{}', $4)`,
      [tenantId, `shop-${tenantId}`, timezone, limits],
    );
    return new BudgetShop(this, tenantId);
  }

  private profile(): object {
    return {
      name: 'Test shop',
      locale: this.locale,
      timezone: 'Europe/Dublin',
      notifyEmail: this.notifyEmail,
    };
  }
}

export class BudgetShop {
  constructor(
    private readonly rig: BudgetRig,
    readonly id: string,
  ) {}

  run<T>(work: () => T): T {
    return asTenant(this.id, work);
  }

  /** Of a new visitor in a new conversation, unless given. */
  reserve(spend: Partial<ModelSpend> = {}): Promise<Reservation | { exhausted: BudgetScope }> {
    const whole: ModelSpend = {
      ...{ conversationId: randomUUID(), visitorId: randomUUID(), turnId: randomUUID() },
      ...{ inputTokens: 1000, maxOutputTokens: 500, endpoint: endpointOf('platform') },
      ...spend,
    };
    return this.run(() => this.rig.platform.get(ModelBudget).reserve(whole));
  }

  /** @throws when a budget is used up */
  async reserved(spend: Partial<ModelSpend> = {}): Promise<Reservation> {
    const outcome = await this.reserve(spend);
    if ('exhausted' in outcome) throw new Error(`${outcome.exhausted} is used up.`);
    return outcome;
  }

  settle(reservation: Reservation, usage: Partial<ModelUsage> = {}): Promise<{ microUsd: number | null }> {
    return this.run(() => reservation.settle({ ...usageOf(0, 0), ...usage }));
  }

  release(reservation: Reservation): Promise<void> {
    return this.run(() => reservation.release());
  }

  report(range = { from: '2026-11-01', to: '2026-12-31' }): Promise<SpendingReport> {
    return this.run(() => this.rig.platform.get(SpendingService).report(range));
  }

  /** What is booked on every account, without row-level security in the way. */
  query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.run(() => this.rig.platform.get(TenantDb).query<Row>(sql, values));
  }

  async setStatus(status: 'active' | 'suspended'): Promise<void> {
    const sql = 'UPDATE tenants SET status = $2 WHERE id = $1';
    await this.rig.platform.get(PlatformDb).query(sql, [this.id, status]);
  }
}

export function usageOf(inputTokens: number, outputTokens: number, cachedInputTokens = 0): ModelUsage {
  return { inputTokens, outputTokens, cachedInputTokens, isEstimated: false };
}

export function endpointOf(owner: 'platform' | 'tenant', model = 'small'): ModelSpend['endpoint'] {
  return { baseUrl: BASE_URL, model, owner };
}
