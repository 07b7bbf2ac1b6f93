import type { Address } from '../../kernel/address.js';

/** What every tool and responder may know of a business; loaded once per turn, in that tenant's context. */
export interface TenantProfile {
  id: string;
  name: string;
  /** BCP 47, the business's own language. */
  locale: string;
  /** IANA zone, e.g. `Europe/Dublin`. */
  timezone: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2 derived from the zone, for national phone numbers; null when the zone has none. */
  country: string | null;
  /** Increases with every change to products, articles, opening hours or closures. */
  knowledgeVersion: number;
  assistant: AssistantProfile;
  /** Where mails about handoffs go; null or absent when the business has named no address. */
  notifyEmail?: string | null;
  /** Minutes of opening time without a member's word after which the assistant takes a conversation over again. */
  returnAfterMinutes?: number;
}

export interface AssistantProfile {
  name: string;
  greeting: string;
  handoffTopics: string[];
  /** That visitors talk to a program. */
  disclosure?: string;
  /** Greetings of their own by BCP 47 tag. */
  greetings?: Record<string, string>;
  /** Who answers; `auto` when absent: the built-in responder what it is sure of, a model the rest. */
  mode?: 'builtin' | 'model' | 'auto';
  /** 0..1: from this confidence on the built-in answer is sure. */
  threshold?: number;
  /** What happens to a question for a model once the budget is used up; `builtin` when absent. */
  atBudget?: 'builtin' | 'handoff';
  /** How a model is to write, in the business's own words; absent when the business has not said. */
  tone?: string;
  /** How visitors are spoken to; absent is the usual way of the sentences. */
  address?: Address;
  /** Whether visitors who asked about an order hear of its changes; absent means true. */
  orderUpdates?: boolean;
  /** The business has set a model of its own; its key is never in the profile. */
  hasOwnModel?: boolean;
}

/** Port: the profile of the tenant in context. Provided by the feature that owns tenants. */
export abstract class TenantProfiles {
  abstract profile(): Promise<TenantProfile>;
}
