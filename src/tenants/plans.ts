import type { TenantLimits } from './tenant.types.js';

const STANDARD: TenantLimits = {
  requestsPerMinute: 6000,
  messagesPerMinute: 1200,
  visitorMessagesPerMinute: 30,
  openSockets: 1000,
  aiTokensPerMonth: 2_000_000,
  aiCostPerMonth: '25.00',
  webhooks: 10,
  channels: 10,
};

/** Each plan's limits. A plan with another name has those of `standard`; its tenants may have limits of their own. */
const PLANS = new Map<string, TenantLimits>([
  [
    'free',
    {
      requestsPerMinute: 600,
      messagesPerMinute: 120,
      visitorMessagesPerMinute: 20,
      openSockets: 100,
      aiTokensPerMonth: 100_000,
      aiCostPerMonth: '1.00',
      webhooks: 2,
      channels: 2,
    },
  ],
  ['standard', STANDARD],
  [
    'pro',
    {
      requestsPerMinute: 30_000,
      messagesPerMinute: 6000,
      visitorMessagesPerMinute: 60,
      openSockets: 10_000,
      aiTokensPerMonth: 20_000_000,
      aiCostPerMonth: '250.00',
      webhooks: 50,
      channels: 50,
    },
  ],
]);

/** The plan's limits, overridden by the tenant's own. */
export function effectiveLimits({
  plan,
  limits,
}: {
  plan: string;
  limits: Partial<TenantLimits>;
}): TenantLimits {
  return { ...(PLANS.get(plan) ?? STANDARD), ...limits };
}
