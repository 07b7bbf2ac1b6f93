import type { Address } from '../kernel/address.js';
import type { OwnModel, OwnModelChange } from './models/own-model.types.js';
import type { RateLimits } from '../platform/auth/rate-limits.js';

/** Statuses that an admin may set. */
export const SETTABLE_STATUSES = ['active', 'suspended'] as const;
export type SettableStatus = (typeof SETTABLE_STATUSES)[number];

export const TENANT_STATUSES = [...SETTABLE_STATUSES, 'erasing'] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];

/** Who answers: the built-in responder, a model, or `auto`: a model what the built-in responder is not sure of. */
export const ASSISTANT_MODES = ['builtin', 'model', 'auto'] as const;
export type AssistantMode = (typeof ASSISTANT_MODES)[number];

/** What happens to a question for a model once the budget is used up. */
export const AT_BUDGET = ['builtin', 'handoff'] as const;
export type AtBudget = (typeof AT_BUDGET)[number];

export interface AssistantSettings {
  name: string;
  tone: string;
  /** Sie or du, vous or tu, usted or tú; absent until it was chosen. */
  address?: Address;
  greeting: string;
  disclosure: string;
  handoffTopics: string[];
  /** By language: shown instead of `greeting` to visitors who speak it. */
  greetings?: Record<string, string>;
  /** Where mails about handoffs go; null is the owner's address. */
  notifyEmail?: string | null;
  returnAfterMinutes?: number;
  /** Whether visitors who asked about an order hear of its changes; absent means true. */
  orderUpdates?: boolean;
  mode?: AssistantMode;
  /** 0..1: from this confidence on the built-in answer is sure. */
  threshold?: number;
  atBudget?: AtBudget;
  /** The business's own model; null or absent is the platform's. */
  model?: OwnModel | null;
}

export interface WidgetSettings {
  color: string;
  position: 'left' | 'right';
  allowedOrigins: string[];
}

/** After how many days something is deleted; null: never, or when the platform deletes it anyway. */
export interface RetentionSettings {
  messagesDays: number | null;
  visitorsDays: number | null;
  auditDays: number | null;
  deadLettersDays: number | null;
}

/** A tenant's limits. */
export interface TenantLimits extends RateLimits {
  aiTokensPerMonth: number;
  /** Decimal string in USD. */
  aiCostPerMonth: string;
  /** Endpoints that events are told to. */
  webhooks: number;
  /** Accounts at messaging platforms. */
  channels: number;
}

export interface Tenant {
  id: string;
  slug: string;
  name: string;
  locale: string;
  timezone: string;
  currency: string;
  status: TenantStatus;
  plan: string;
  ownerEmail: string | null;
  /** Effective limits: the plan's, overridden by the tenant's own. */
  limits: TenantLimits;
  assistant: AssistantSettings;
  widget: WidgetSettings;
  retention: RetentionSettings;
  knowledgeVersion: bigint;
  createdAt: Date;
  updatedAt: Date;
}

export interface TenantFilter {
  /** A part of the slug, the name or the owner's e-mail address, in any case. */
  q?: string | undefined;
  /** The whole slug. */
  slug?: string | undefined;
}

export interface NewTenant {
  slug: string;
  name: string;
  locale: string;
  timezone: string;
  currency: string;
  ownerEmail?: string;
  plan?: string;
}

export interface TenantChange {
  name?: string;
  /** Null removes it. */
  ownerEmail?: string | null;
  plan?: string;
  status?: SettableStatus;
  /** Null restores the plan's limit. */
  limits?: { [Limit in keyof TenantLimits]?: TenantLimits[Limit] | null };
}

export interface AssistantChange extends Omit<Partial<AssistantSettings>, 'model'> {
  model?: OwnModelChange | null;
}

export interface SettingsChange {
  name?: string;
  locale?: string;
  timezone?: string;
  assistant?: AssistantChange;
  widget?: Partial<WidgetSettings>;
  retention?: Partial<RetentionSettings>;
}
