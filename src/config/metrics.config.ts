import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

/** What the machines see that watch a process. */
export class MetricsConfig {
  @Setting({
    env: 'METRICS_PORT',
    description:
      'Port of the process’s own metrics and health (`/metrics`, `/health/…`), another one for each process of a machine; 0: none',
    default: '0',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number;

  @Setting({
    env: 'METRICS_HOST',
    description: 'Address that this port listens on; whoever reaches it reads the figures of all businesses',
    default: '127.0.0.1',
  })
  @IsString()
  host: string;

  @Setting({
    env: 'METRICS_TENANTS',
    description: 'Businesses with most use that have series of their own, others are counted together',
    default: '20',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1000)
  tenants: number;

  @Setting({
    env: 'DATA_FOLDER',
    description: 'Folder on the volume whose free space is told',
    default: '.',
  })
  @IsString()
  dataFolder: string;

  @Setting({
    env: 'BACKUP_STATUS_FILE',
    description:
      'JSON file in which backups and restores note when they were last good; empty: none is looked for',
    default: '',
  })
  @IsString()
  backupStatusFile: string;
}
