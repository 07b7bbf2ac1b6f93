import type { TenantProfile } from '../../assistant/chat-tool.js';

/** What of the tenant in context the assistant may know; bound by the feature that owns tenants. */
export abstract class TenantProfiles {
  abstract profile(): Promise<TenantProfile>;
}
