import { Injectable } from '@nestjs/common';
import { METRICS } from '../../platform/metrics/metrics.js';
import { MetricSources } from '../../platform/metrics/metric-sources.js';
import { ChannelClaimsRepository } from './channel-claims.repository.js';
import { MESSENGER_KINDS } from './channel.types.js';

/** Tells how many channels cannot send, when somebody scrapes. */
@Injectable()
export class ChannelMetrics {
  constructor(
    private readonly claims: ChannelClaimsRepository,
    sources: MetricSources,
  ) {
    sources.add({
      name: 'channels',
      collect: () => this.tell(),
      clear: () => METRICS.channelsFailing.clear(),
    });
  }

  private async tell(): Promise<void> {
    const failing = new Map((await this.claims.failing()).map(({ kind, count }) => [kind, count]));
    for (const messenger of MESSENGER_KINDS)
      METRICS.channelsFailing.set({ messenger }, failing.get(messenger) ?? 0);
  }
}
