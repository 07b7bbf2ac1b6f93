import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { METRICS } from '../../../platform/metrics/metrics.js';
import { PlatformFailure, type ChannelAdapter, type Part, type Target } from '../channel-adapter.port.js';
import { ChannelAdapters } from '../channel-adapters.js';
import type { OpenChannel } from '../channel.types.js';
import { ChannelsRepository } from '../channels.repository.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { AccountPace } from './account-pace.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { OwedDelivery } from './owed-messages.repository.js';
import { SendingWaits } from './waits.repository.js';

const HOUR_MS = 3_600_000;
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 600_000;
/** A message that its platform has us wait for longer is given up: it would come too late. */
const LONGEST_LIMITED_MS = 2 * HOUR_MS;
/** Number of a template's first part: what was taken of the text is no part of it. */
const FIRST_OF_TEMPLATE = 1_000;

/** `lost`: another process speaks in the chat now. `wait`: nothing more can be sent in the chat for now. */
export type SendOutcome = 'over' | 'wait' | 'lost';

type Owed = OwedDelivery & { message: RichMessage };

/** @property number by which it is known which ones were taken */
interface NumberedPart {
  number: number;
  part: Part;
}

/** Sends one message by the calls that it takes, and decides what each failure means. */
@Injectable()
export class MessageSender {
  private readonly logger = new Logger('Channels');

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly waits: SendingWaits,
    private readonly channels: ChannelsRepository,
    private readonly adapters: ChannelAdapters,
    private readonly pace: AccountPace,
    private readonly clock: Clock,
  ) {}

  async send(owed: OwedDelivery, lease: number): Promise<SendOutcome> {
    const { id, message, attempts } = owed;
    const channel = message && (await this.channels.open(owed.channelId));
    if (!message || !channel) return over(this.deliveries.drop(id));
    if (attempts >= MOST_ATTEMPTS)
      return over(this.deliveries.fail(owed, `Its process stopped, ${attempts} times.`, true));
    const adapter = this.adapters.of(channel.kind);
    const { paused, doubt } = this.pauseBefore(owed, adapter);
    await this.deliveries.begin(id);
    if (paused > 0 && paused >= doubt) return this.limited(owed, paused, 'The platform has asked to wait.');
    if (doubt > 0) return this.wait(owed, doubt, 'The platform has not said whether it took it.', false);
    const counted: Owed = { ...owed, message, attempts: attempts + 1 };
    try {
      const parts = await this.partsOf(counted, channel, adapter);
      return await this.sendParts(counted, channel, adapter, parts, lease);
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      if (!error.isInDoubt) await this.deliveries.noteRefused(id);
      return this.failed(counted, channel, error);
    }
  }

  /** Milliseconds until the platform may be called, and until it must have told of a call whose end is not known. */
  private pauseBefore(
    { pausedUntil, callingSince }: OwedDelivery,
    { can }: ChannelAdapter,
  ): { paused: number; doubt: number } {
    const now = this.clock.now().getTime();
    const doubt = callingSince ? callingSince.getTime() + can.doubtSeconds * 1_000 - now : 0;
    return {
      paused: pausedUntil ? pausedUntil.getTime() - now : 0,
      doubt: can.doubtSeconds > 0 ? doubt : 0,
    };
  }

  private async partsOf(owed: Owed, channel: OpenChannel, adapter: ChannelAdapter): Promise<NumberedPart[]> {
    if (!channel.enabled) throw new PlatformFailure('refused', 'The channel is switched off.');
    if (Object.keys(channel.settings.secret).length === 0)
      throw new PlatformFailure('unauthorized', 'The channel’s credential cannot be read. Send it again.');
    if (owed.isUnreachable) throw unreachable();
    const { sessionHours } = adapter.can;
    const age = this.clock.now().getTime() - owed.lastInboundAt.getTime();
    if (sessionHours === null || age < sessionHours * HOUR_MS)
      return numbered(await adapter.render(owed.message), 0);
    const parts = await adapter.renderTemplate(owed.message, channel.settings);
    if (parts) return numbered(parts, adapter.templateIsText ? 0 : FIRST_OF_TEMPLATE);
    throw new PlatformFailure(
      'session_over',
      `The customer has written nothing for ${sessionHours} hours, and the channel may not write to them by itself.`,
    );
  }

  private async sendParts(
    owed: Owed,
    channel: OpenChannel,
    adapter: ChannelAdapter,
    parts: readonly NumberedPart[],
    lease: number,
  ): Promise<SendOutcome> {
    const taken = new Set(owed.parts);
    let doubtSince = owed.callingSince;
    for (const { number, part } of parts) {
      if (taken.has(number)) continue;
      const target = { channel, chat: owed.chat, thread: owed.thread, key: `${owed.id}.${number}` };
      const found = doubtSince && (await foundBy(adapter, target, part, doubtSince));
      doubtSince = null;
      if (found !== null) {
        await this.deliveries.noteTaken(owed, number, found);
        continue;
      }
      await this.pace.next(owed.chatId, 1_000 / adapter.can.perChatMs);
      await this.pace.next(channel.id, adapter.can.perSecond);
      if (!(await this.deliveries.beginCall(owed, parts.length, lease))) return 'lost';
      const externalId = await adapter.send(target, part);
      await this.deliveries.noteTaken(owed, number, externalId);
      METRICS.channelCalls.add({ messenger: channel.kind, outcome: 'sent' });
    }
    await this.deliveries.sent(owed);
    await this.channels.noteSending(channel.id, null);
    return 'over';
  }

  private async failed(owed: Owed, channel: OpenChannel, failure: PlatformFailure): Promise<SendOutcome> {
    const { kind, message: reason, retryAfterMs } = failure;
    METRICS.channelCalls.add({ messenger: channel.kind, outcome: kind });
    this.logger.warn({ channelId: channel.id, messageId: owed.id, failure: kind }, reason);
    switch (kind) {
      case 'limited':
        await this.waits.pause(channel.id, retryAfterMs ?? 1_000);
        return this.limited(owed, retryAfterMs ?? 1_000, reason);
      case 'unreachable':
        await this.waits.noteUnreachable(owed.chatId);
        return over(this.deliveries.fail(owed, reason, false));
      case 'session_over':
      case 'refused':
        return over(this.deliveries.fail(owed, reason, true));
      case 'unauthorized':
        await this.channels.noteSending(channel.id, reason);
        return this.again(owed, reason, retryAfterMs);
      case 'retry':
        return this.again(owed, reason, retryAfterMs);
    }
  }

  /** It is no attempt: nothing is wrong with the message. It is waited for all the same only so long. */
  private async limited(owed: OwedDelivery, ms: number, reason: string): Promise<SendOutcome> {
    const until = owed.owedSince.getTime() + LONGEST_LIMITED_MS;
    if (this.clock.now().getTime() + ms <= until) return this.wait(owed, ms, reason, false);
    const hours = LONGEST_LIMITED_MS / HOUR_MS;
    return over(this.deliveries.fail(owed, `${reason} That lasts longer than ${hours} hours.`, true));
  }

  private async again(owed: Owed, reason: string, afterMs: number | null): Promise<SendOutcome> {
    if (owed.attempts >= MOST_ATTEMPTS) return over(this.deliveries.fail(owed, reason, true));
    const pause = Math.min(FIRST_PAUSE_MS * 3 ** (owed.attempts - 1), LONGEST_PAUSE_MS);
    return this.wait(owed, Math.max(pause, afterMs ?? 0), reason, true);
  }

  private async wait(owed: OwedDelivery, ms: number, reason: string, isCounted: boolean): Promise<'wait'> {
    await this.waits.wait(owed, ms, reason, isCounted);
    return 'wait';
  }
}

function numbered(parts: readonly Part[], first: number): NumberedPart[] {
  return parts.map((part, index) => ({ number: first + index, part }));
}

/** A platform that cannot be asked now leaves the part in doubt. */
async function foundBy(
  adapter: ChannelAdapter,
  target: Target,
  part: Part,
  since: Date,
): Promise<string | null> {
  try {
    return await adapter.find(target, part, since);
  } catch (error) {
    throw error instanceof PlatformFailure ? Object.assign(error, { isInDoubt: true }) : error;
  }
}

function unreachable(): PlatformFailure {
  return new PlatformFailure('unreachable', 'The customer has blocked the account, or left the platform.');
}

async function over(work: Promise<void>): Promise<'over'> {
  await work;
  return 'over';
}
