import { Injectable } from '@nestjs/common';
import { METRICS } from '../metrics/metrics.js';
import { MetricSources } from '../metrics/metric-sources.js';
import { PlatformDb } from './platform-db.js';
import { TenantDb } from './tenant-db.js';

/** Tells of both pools when somebody scrapes. */
@Injectable()
export class DatabaseFigures {
  constructor(tenants: TenantDb, platform: PlatformDb, sources: MetricSources) {
    const tell = () => {
      for (const [pool, { busy, idle }] of [
        ['app', tenants.connections],
        ['platform', platform.connections],
      ] as const) {
        METRICS.poolConnections.set({ pool, state: 'busy' }, busy);
        METRICS.poolConnections.set({ pool, state: 'idle' }, idle);
      }
    };
    sources.add({ name: 'pools', collect: tell, clear: () => METRICS.poolConnections.clear() });
  }
}
