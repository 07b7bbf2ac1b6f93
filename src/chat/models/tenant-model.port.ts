import type { ModelEndpoint } from './model-client.port.js';

/** Port: the model that the business in context has set for itself. Provided by the feature that owns tenants. */
export abstract class TenantModel {
  /** Null when it has none, when the operator does not allow its server any more, or when its key cannot be opened. */
  abstract endpoint(): Promise<ModelEndpoint | null>;
}
