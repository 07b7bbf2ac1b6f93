import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { ModelEndpoint } from './model-client.port.js';

/** Port: which models may answer for the business in context. */
export abstract class UsableModels {
  /** In the order in which they are asked: the business's own, then the platform's. Empty: there is none. */
  abstract of(tenant: Pick<TenantProfile, 'assistant'>): Promise<ModelEndpoint[]>;

  /** Whether a model is still asked for a message that has waited so long, in milliseconds. */
  abstract isInTime(waitedMs: number): boolean;
}
