import { DECLARATIONS } from './declarations.js';
import { instrumentsOf, MetricRegistry } from './metric-registry.js';
import { TenantPlaces } from './tenant-places.js';

const places = new TenantPlaces((tenant) => {
  METRICS.tenantRequests.remove({ tenant });
  METRICS.tenantTurns.remove({ tenant });
  METRICS.tenantModelCost.remove({ tenant });
});

/** Of this process; `InternalServer` serves it. */
export const METRIC_REGISTRY = new MetricRegistry(places);

/**
 * Every figure of this process, by its name in `DECLARATIONS`. One for the process, as what it counts: to count costs no
 * constructor a parameter, and does nothing while no port is set.
 */
export const METRICS = instrumentsOf(METRIC_REGISTRY, DECLARATIONS);
