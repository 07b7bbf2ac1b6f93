import { SpendingReportRepository } from '../../src/chat/budgets/spending-report.repository.js';
import { SpendingRepository, type Account } from '../../src/chat/budgets/spending.repository.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { UsageRepository } from '../../src/usage/usage.repository.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const DAY = '2026-11-23';
const MONTH = '2026-11-01';
const CAP = { tokens: 1, microUsd: 1 };
const ACCOUNTS: Account[] = [{ scope: 'tenant_day', subject: ID, starts: DAY, cap: CAP }];
const MOST = { inputTokens: 1, outputTokens: 1, microUsd: 1, isPriced: true };
const MOMENTS = { from: NOW, until: NOW };

export const BUDGET_REPOSITORIES: RecordedRepository[] = [
  repository('chat/budgets/spending.repository', ({ tenantDb }) => new SpendingRepository(tenantDb), {
    reserve: [{ args: [ID, ACCOUNTS, MOST, { now: NOW, expiresAt: NOW }] }],
    open: [{ args: [ACCOUNTS, DAY, MONTH] }],
    close: [{ args: [ID, null] }],
    bookExpired: [{ args: [NOW] }],
  }),
  repository(
    'chat/budgets/spending-report.repository',
    ({ tenantDb }) => new SpendingReportRepository(tenantDb, new Outbox()),
    {
      days: [{ args: [MONTH, DAY] }],
      standing: [{ args: ['tenant_day', DAY] }],
      warning: [{ args: [ID] }],
      postpone: [{ args: [ID, NOW] }],
      giveUp: [{ args: [ID, 'No.'] }],
      settle: [{ args: [ID] }],
    },
  ),
  repository('usage/usage.repository', ({ tenantDb }) => new UsageRepository(tenantDb), {
    turns: [{ args: [MOMENTS, 'Europe/Dublin'] }],
    messages: [{ args: [MOMENTS, 'Europe/Dublin'] }],
    storage: [{ args: [] }],
  }),
];
