import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Channel, Message } from '../../../conversations/conversation.types.js';
import { MessageOutlet, MessageOutlets } from '../../../conversations/message-outlets.service.js';
import { currentContext, currentTenantId } from '../../../platform/context/request-context.js';
import { JobSender } from '../../../platform/queueing/outbox.js';
import { isMessenger } from '../channel.types.js';
import { OwedMessages } from './owed-messages.repository.js';

/**
 * Sends the job of a message that is owed to a platform as soon as it is committed. The database owes it already, by a
 * trigger: without this, the relay would send it some seconds later.
 */
@Injectable()
export class ChannelOutlet extends MessageOutlet implements OnModuleInit {
  private readonly logger = new Logger('Channels');

  constructor(
    private readonly outlets: MessageOutlets,
    private readonly owed: OwedMessages,
    private readonly jobs: JobSender,
  ) {
    super();
  }

  onModuleInit(): void {
    this.outlets.add(this);
  }

  async announced({ id }: Message, channel: Channel | undefined): Promise<void> {
    try {
      const isOwed = channel === undefined ? await this.owed.isOwed(id) : isMessenger(channel);
      if (!isOwed) return;
      const { correlationId } = currentContext();
      const payload = { tenantId: currentTenantId(), outboxId: id, reference: id, correlationId };
      await this.jobs.send({ kind: 'channel.deliver', payload });
    } catch (error) {
      this.logger.warn({ err: error, messageId: id }, 'A message is left to the relay');
    }
  }
}
