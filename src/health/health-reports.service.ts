import { Injectable } from '@nestjs/common';
import {
  HealthDetailService,
  type BackupReport,
  type LoadReport,
  type QueueAges,
} from './health-detail.service.js';
import { HealthService, type HealthReport } from './health.service.js';
import { SearchServers } from './search-servers.service.js';

/** All that is known of a process and its installation. */
export interface FullReport extends HealthReport {
  load: LoadReport;
  deadLetters: number | null;
  queueAges: QueueAges | null;
  backups: BackupReport;
}

/** Readiness, with what it does not depend on. */
@Injectable()
export class HealthReports {
  constructor(
    private readonly health: HealthService,
    private readonly detail: HealthDetailService,
    private readonly search: SearchServers,
  ) {}

  /** As readiness, but degraded when a server of search is away. */
  async checks(): Promise<HealthReport> {
    const [report, search] = await Promise.all([this.health.ready(), this.search.checks()]);
    const isDegraded =
      report.status === 'ok' && Object.values(search).some(({ status }) => status === 'down');
    return { status: isDegraded ? 'degraded' : report.status, checks: { ...report.checks, ...search } };
  }

  async full(): Promise<FullReport> {
    const [report, deadLetters, queueAges, backups] = await Promise.all([
      this.checks(),
      this.detail.deadLetters(),
      this.detail.queueAges(),
      this.detail.backups(),
    ]);
    return { ...report, load: this.detail.load(), deadLetters, queueAges, backups };
  }
}
