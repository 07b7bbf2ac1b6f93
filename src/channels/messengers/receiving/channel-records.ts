import { Injectable } from '@nestjs/common';
import { METRICS } from '../../../platform/metrics/metrics.js';
import type { OpenChannel } from '../channel.types.js';
import { ChannelsRepository } from '../channels.repository.js';
import { DeliveryStatusesRepository } from '../sending/delivery-statuses.repository.js';
import { ChatsRepository } from './chats.repository.js';
import type { Inbound } from './inbound.types.js';

/** What a delivery tells beside messages. */
@Injectable()
export class ChannelRecords {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly chats: ChatsRepository,
    private readonly told: DeliveryStatusesRepository,
  ) {}

  async keep({ id, kind }: OpenChannel, { statuses, reach, ignored }: Inbound): Promise<void> {
    for (const status of statuses) await this.told.note(id, status);
    for (const { chat, reachable } of reach) await this.chats.noteReach(id, chat, reachable);
    if (ignored > 0) METRICS.channelMessages.add({ messenger: kind, outcome: 'ignored' }, ignored);
    await this.channels.noteReceived(id);
  }
}
