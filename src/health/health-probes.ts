import { Injectable } from '@nestjs/common';
import { METRICS } from '../platform/metrics/metrics.js';
import { InternalServer, type InternalAnswer } from '../platform/metrics/internal-server.js';
import { DEPENDENCIES } from '../platform/metrics/label-values.js';
import { MetricSources } from '../platform/metrics/metric-sources.js';
import { HealthReports, type FullReport } from './health-reports.service.js';
import { HealthService, type HealthReport } from './health.service.js';

type Dependency = (typeof DEPENDENCIES)[number];

/**
 * The probes on the process's internal port, by the paths of the API: for workers and chat processes, which serve no
 * HTTP, and for what watches a process apart from its traffic. Metrics tell the same.
 */
@Injectable()
export class HealthProbes {
  constructor(
    private readonly health: HealthService,
    private readonly reports: HealthReports,
    server: InternalServer,
    sources: MetricSources,
  ) {
    server.add('/health/live', () => asJson({ status: 'ok' }));
    server.add('/health/ready', async () => asJson(await health.ready()));
    server.add('/health/startup', async () => asJson(await health.startup()));
    server.add('/health', async () => asJson(await reports.full()));
    sources.add({ name: 'health', collect: () => this.tell(), clear: clearHealth });
  }

  private async tell(): Promise<void> {
    const { status } = await this.health.ready();
    const { checks } = await this.reports.checks();
    clearHealth();
    METRICS.ready.set({}, status === 'unavailable' ? 0 : 1);
    for (const [name, check] of Object.entries(checks)) {
      const dependency = name as Dependency;
      METRICS.dependencyUp.set({ dependency }, check.status === 'up' ? 1 : 0);
      METRICS.dependencySeconds.set({ dependency }, check.ms / 1_000);
    }
  }
}

function clearHealth(): void {
  METRICS.ready.clear();
  METRICS.dependencyUp.clear();
  METRICS.dependencySeconds.clear();
}

function asJson(report: HealthReport | FullReport | { status: 'ok' }): InternalAnswer {
  return {
    status: report.status === 'unavailable' ? 503 : 200,
    type: 'application/json; charset=utf-8',
    body: `${JSON.stringify(report)}\n`,
  };
}
