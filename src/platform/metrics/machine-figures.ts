import { readFile, statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { MetricsConfig } from '../../config/metrics.config.js';
import { METRICS } from './metrics.js';
import { MetricSources } from './metric-sources.js';

const INTERFACES = '/proc/net/dev';

/** Disk and network. */
@Injectable()
export class MachineFigures {
  constructor(@Inject(MetricsConfig) config: MetricsConfig, sources: MetricSources) {
    sources.add({ name: 'disk', collect: () => tellDisk(config.dataFolder), clear: clearDisk });
    // Elsewhere than on Linux nobody tells.
    if (process.platform === 'linux')
      sources.add({ name: 'network', collect: tellNetwork, clear: () => undefined });
  }
}

async function tellDisk(folder: string): Promise<void> {
  const { bsize, blocks, bavail } = await statfs(folder);
  METRICS.diskSize.set({}, blocks * bsize);
  METRICS.diskFree.set({}, bavail * bsize);
}

function clearDisk(): void {
  METRICS.diskSize.clear();
  METRICS.diskFree.clear();
}

async function tellNetwork(): Promise<void> {
  const { received, sent } = trafficOf(await readFile(INTERFACES, 'utf8'));
  METRICS.networkReceived.setTotal({}, received);
  METRICS.networkSent.setTotal({}, sent);
}

/** Bytes of all interfaces but the loopback. @param table `/proc/net/dev` */
export function trafficOf(table: string): { received: number; sent: number } {
  const total = { received: 0, sent: 0 };
  for (const line of table.split('\n')) {
    const [name = '', figures = ''] = line.split(':');
    const values = figures.trim().split(/\s+/).map(Number);
    if (figures === '' || name.trim() === 'lo') continue;
    total.received += values[0] ?? 0;
    total.sent += values[8] ?? 0;
  }
  return total;
}
