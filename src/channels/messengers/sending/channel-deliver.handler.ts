import { Injectable } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../../platform/queueing/job-kinds.js';
import { ChatLeases } from './chat-leases.repository.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { MessageSender, type SendOutcome } from './message-sender.js';
import { OwedMessages } from './owed-messages.repository.js';
import { SendingPlaces } from './sending-places.js';
import { SendingWaits } from './waits.repository.js';

/** Another process speaks in the chat, and takes over what is owed there; this job is for when that one dies. */
const BUSY_MS = 5_000;
/** The account or its platform has as many calls under way as it may: soon again. */
const FULL_MS = 1_000;

/**
 * Sends what a chat is owed, in order: one process at a time, all that is owed until something has to wait. Killed at any
 * point, another process goes on after the last part that the platform is known to have taken.
 */
@Injectable()
export class ChannelDeliverHandler extends JobHandlerPort {
  constructor(
    private readonly owed: OwedMessages,
    private readonly leases: ChatLeases,
    private readonly waits: SendingWaits,
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: MessageSender,
    private readonly places: SendingPlaces,
  ) {
    super();
  }

  async handle({ outboxId, reference, isRetry }: JobHandling): Promise<void> {
    if (isRetry) await this.deliveries.beginAnew(reference);
    const place = await this.owed.placeOf(reference);
    if (place === null) return this.deliveries.settle(outboxId);
    const { chatId, channelId, kind } = place;
    if (kind === null) return this.deliveries.drop(reference);
    const leave = this.places.take(kind, channelId);
    if (!leave) return this.waits.postpone(outboxId, FULL_MS);
    try {
      await this.speakIn(chatId, outboxId, reference);
    } finally {
      leave();
    }
  }

  private async speakIn(chatId: string, outboxId: string, reference: string): Promise<void> {
    for (let isOwed = true; isOwed;) {
      const lease = await this.leases.lease(chatId);
      if (lease === null) {
        if (await this.leases.hasChat(chatId)) return this.waits.postpone(outboxId, BUSY_MS);
        return this.deliveries.drop(reference);
      }
      isOwed = await this.speak(chatId, lease);
    }
  }

  /** @returns whether something new is owed since the last look */
  private async speak(chatId: string, lease: number): Promise<boolean> {
    try {
      if ((await this.sendAll(chatId, lease)) === 'lost') return false;
    } catch (error) {
      await this.leases.release(chatId, lease);
      throw error;
    }
    return this.leases.release(chatId, lease);
  }

  private async sendAll(chatId: string, lease: number): Promise<SendOutcome> {
    for (;;) {
      const owed = await this.owed.next(chatId);
      if (owed?.isHeld) {
        await this.waits.hold(chatId);
        return 'wait';
      }
      const outcome = owed ? await this.sender.send(owed, lease) : 'wait';
      if (outcome !== 'over') return outcome;
    }
  }
}
