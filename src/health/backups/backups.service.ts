import { Inject, Injectable } from '@nestjs/common';
import { MetricsConfig } from '../../config/metrics.config.js';
import { PlatformDb } from '../../platform/database/platform-db.js';
import { METRICS } from '../../platform/metrics/metrics.js';
import { MetricSources } from '../../platform/metrics/metric-sources.js';
import { readBackupRuns } from './backup-runs.js';
import { newest, readBackupStatus, type BackupKind, type BackupStatus } from './backup-status.js';

/** When this installation was last backed up, and a backup last restored: as a file and the database have it noted. */
@Injectable()
export class BackupsService {
  constructor(
    private readonly db: PlatformDb,
    @Inject(MetricsConfig) private readonly config: MetricsConfig,
    sources: MetricSources,
  ) {
    sources.add({ name: 'backups', collect: () => this.tell(), clear: clearFigures });
  }

  /** @throws DomainError `database_unavailable`, and when the file is broken */
  async status(): Promise<BackupStatus> {
    const { backupStatusFile } = this.config;
    const [runs, file] = await Promise.all([readBackupRuns(this.db), readBackupStatus(backupStatusFile)]);
    return newest(runs, file);
  }

  private async tell(): Promise<void> {
    const { backups, restoredAt } = await this.status();
    clearFigures();
    for (const kind of Object.keys(backups) as BackupKind[]) {
      const noted = backups[kind];
      if (!noted) continue;
      METRICS.backupAt.set({ kind }, noted.at / 1_000);
      if (noted.bytes !== null) METRICS.backupBytes.set({ kind }, noted.bytes);
    }
    if (restoredAt !== null) METRICS.restoreAt.set({}, restoredAt / 1_000);
  }
}

function clearFigures(): void {
  METRICS.backupAt.clear();
  METRICS.backupBytes.clear();
  METRICS.restoreAt.clear();
}
