import { Injectable, Logger } from '@nestjs/common';
import { PlatformFailure } from '../channel-adapter.port.js';
import { ChannelAdapters } from '../channel-adapters.js';
import type { OpenChannel } from '../channel.types.js';
import { ChannelRecords } from './channel-records.js';
import type { Inbound, InboundMessage } from './inbound.types.js';
import { IncomingMessages } from './incoming-messages.service.js';

/** Chats of one delivery whose messages are stored at the same time. */
const CHATS_AT_ONCE = 4;

/** Stores what one delivery tells, of which a platform may send a thousand things at once. */
@Injectable()
export class InboundBatches {
  private readonly logger = new Logger('Channels');

  constructor(
    private readonly adapters: ChannelAdapters,
    private readonly incoming: IncomingMessages,
    private readonly records: ChannelRecords,
  ) {}

  /**
   * All that can be stored is: a message that cannot keeps no other one back, and the platform sends it again.
   * @throws the first error, when everything else is stored
   */
  async store(channel: OpenChannel, told: Inbound): Promise<void> {
    const errors: unknown[] = [];
    const asked = await this.takeAll(channel, told.messages, errors);
    await this.records.keep(channel, told).catch((error: unknown) => errors.push(error));
    if (asked) this.showTyping(channel, asked);
    if (errors.length > 1)
      this.logger.warn({ channelId: channel.id, count: errors.length }, 'Messages were not stored');
    if (errors.length > 0) throw errors[0];
  }

  /** Those of one chat in their order. @returns the last one that the assistant answers now; null without one */
  private async takeAll(
    channel: OpenChannel,
    messages: readonly InboundMessage[],
    errors: unknown[],
  ): Promise<InboundMessage | null> {
    const news = await this.incoming.newOf(channel, messages);
    const chats = [...Map.groupBy(news, ({ chat }) => chat).values()];
    let asked: InboundMessage | null = null;
    const work = async (): Promise<void> => {
      for (let chat = chats.shift(); chat; chat = chats.shift())
        for (const message of chat)
          try {
            if (await this.incoming.take(channel, message)) asked = message;
          } catch (error) {
            errors.push(error);
          }
    };
    await Promise.all(Array.from({ length: CHATS_AT_ONCE }, work));
    return asked;
  }

  /** A hint: it is not waited for. */
  private showTyping(channel: OpenChannel, asked: InboundMessage): void {
    const adapter = this.adapters.of(channel.kind);
    if (!adapter.can.typing) return;
    adapter.typing(channel, asked).catch((error: unknown) => {
      if (!(error instanceof PlatformFailure)) this.logger.warn({ err: error }, 'No typing hint was sent');
    });
  }
}
