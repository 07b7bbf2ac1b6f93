import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../../../kernel/errors.js';
import { METRICS } from '../../../../platform/metrics/metrics.js';
import { PlatformFailure } from '../../channel-adapter.port.js';
import type { OpenChannel } from '../../channel.types.js';
import { ChannelsRepository } from '../../channels.repository.js';
import { ChannelDoor } from '../../receiving/channel-door.js';
import { InboundBatches } from '../../receiving/inbound-batches.service.js';
import { parseMime } from '../inbound-mail.js';
import { readMail } from '../mail-events.js';
import { ImapCalls } from './imap-calls.js';
import type { HeldMailbox } from './mailbox-leases.repository.js';
import { MailboxPlaces } from './mailbox-places.repository.js';
import { mailboxOf } from './mailbox-url.js';
import type { MailboxMail, OpenMailbox } from './open-mailbox.js';

/** Then a mail is passed over, so that it does not keep back all others; with the pauses between, about an hour. */
const MOST_TRIES = 10;
/** Days of mailboxes begin where their servers stand. */
const DAY_MS = 86_400_000;

/** Another process reads the mailbox now. */
class LostMailbox extends Error {}

/** What is read of a mailbox, and by whom. */
interface Reading {
  channel: OpenChannel;
  held: HeldMailbox;
  box: OpenMailbox;
  begunAt: Date;
}

/**
 * Reads a mailbox whose lease this process has. How far it is read is stored behind each mail, after what the mail says: a
 * process that dies between has it read once more, and what is known by its `Message-ID` changes nothing.
 */
@Injectable()
export class MailboxReader {
  private readonly logger = new Logger('Channels');

  constructor(
    private readonly channels: ChannelsRepository,
    private readonly places: MailboxPlaces,
    private readonly imap: ImapCalls,
    private readonly batches: InboundBatches,
    private readonly door: ChannelDoor,
  ) {}

  /** Until the signal, or until another process reads it. @throws PlatformFailure, and what storing throws */
  async read(held: HeldMailbox, signal: AbortSignal): Promise<void> {
    const channel = await this.channels.open(held.channelId);
    if (!channel) return;
    const place = mailboxOf(channel.settings.secret['imapUrl'] ?? '');
    if (!place)
      throw new PlatformFailure('unauthorized', 'The login of the mailbox is not there: set imapUrl.');
    const box = await this.imap.open(place);
    const close = (): void => box.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      signal.throwIfAborted();
      await this.follow({ channel, held, box }, signal);
    } catch (error) {
      if (!signal.aborted && !(error instanceof LostMailbox)) throw error;
    } finally {
      signal.removeEventListener('abort', close);
      box.close();
    }
  }

  private async follow(opened: Omit<Reading, 'begunAt'>, signal: AbortSignal): Promise<void> {
    const { channel, held, box } = opened;
    const { lastUid, begunAt } = await this.begin(held, box);
    const reading = { ...opened, begunAt };
    // Ends by closing the connection, when the signal says so.
    for (let last = lastUid; ;) {
      last = await this.readNews(reading, last, signal);
      await this.places.noteWell(held);
      await this.channels.noteReceiving(channel.id, null);
      await box.untilNews(this.imap.pollMs);
    }
  }

  /** The first time at its end: what stood there before nobody has asked this assistant. */
  private async begin(held: HeldMailbox, box: OpenMailbox): Promise<{ lastUid: number; begunAt: Date }> {
    const place = await this.places.get(held);
    if (!place) throw new LostMailbox();
    const { uidValidity, begunAt, readUntil } = place;
    if (uidValidity === box.uidValidity) return place;
    // Its mails have other numbers now: what may not have been read yet is read anew.
    const since = uidValidity === null ? null : new Date(readUntil.getTime() - DAY_MS);
    const [first = box.nextUid] = since ? await box.uidsSince(since) : [];
    if (!(await this.places.begin(held, box.uidValidity, first - 1))) throw new LostMailbox();
    return { lastUid: first - 1, begunAt };
  }

  /** @returns the last UID that was read */
  private async readNews(reading: Reading, last: number, signal: AbortSignal): Promise<number> {
    for (const uid of await reading.box.uidsAfter(last)) {
      // The rest is read when it is asked for next.
      if (signal.aborted || !(await this.door.admitsFetched(reading.channel.id))) return last;
      await this.readOne(reading, uid);
      if (!(await this.places.advance(reading.held, uid))) throw new LostMailbox();
      last = uid;
    }
    return last;
  }

  private async readOne({ channel, held, box, begunAt }: Reading, uid: number): Promise<void> {
    const tries = await this.places.attempt(held);
    if (tries === null) throw new LostMailbox();
    if (tries > MOST_TRIES) {
      METRICS.channelMessages.add({ messenger: channel.kind, outcome: 'ignored' });
      this.logger.error({ channelId: channel.id, uid }, 'A mail is passed over that could never be read');
      return;
    }
    try {
      const mail = await box.mail(uid);
      if (mail && !isOlder(mail, begunAt)) await this.store(channel, mail);
    } catch (error) {
      if (error instanceof DomainError && error.category === 'unavailable') await this.places.discount(held);
      throw error;
    }
  }

  private async store(channel: OpenChannel, { source }: MailboxMail): Promise<void> {
    const mail = await parseMime(source);
    await this.batches.store(channel, readMail(mail && { mail }, String(channel.settings.open['address'])));
  }
}

/** It was moved here, or has another number than before. */
function isOlder({ cameAt }: MailboxMail, begunAt: Date): boolean {
  return cameAt !== null && cameAt.getTime() < begunAt.getTime() - DAY_MS;
}
