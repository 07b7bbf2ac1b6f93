import type { ImapFlow, MailboxObject } from 'imapflow';
import { withDeadline } from '../../../../kernel/deadline.js';
import { MOST_READ } from '../inbound-mail.js';
import { imapFailure } from './imap-errors.js';

/** Of one command, in milliseconds. */
export const LONGEST_COMMAND_MS = 20_000;

export interface MailboxMail {
  /** Its beginning, where it is long. */
  source: Buffer;
  /** When it came to the mailbox, which copying does not change; null where the server does not tell. */
  cameAt: Date | null;
}

/** A mailbox that is connected to. It is only read: nothing in it is changed, not even marked as read. */
export class OpenMailbox {
  readonly uidValidity: bigint;
  /** Of the next mail that comes. */
  readonly nextUid: number;
  private hasNews = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly client: ImapFlow,
    { uidValidity, uidNext }: MailboxObject,
  ) {
    this.uidValidity = uidValidity;
    this.nextUid = uidNext;
    client.on('exists', () => {
      this.hasNews = true;
      this.wake();
    });
    client.on('close', () => this.wake());
  }

  /** In their order. @throws PlatformFailure */
  async uidsAfter(uid: number): Promise<number[]> {
    this.hasNews = false;
    // `n:*` names the last mail in any case (RFC 3501 6.4.8).
    const found = await this.found({ uid: `${uid + 1}:*` });
    return found.filter((each) => each > uid);
  }

  /** Of mails that came that day or later. @throws PlatformFailure */
  uidsSince(since: Date): Promise<number[]> {
    return this.found({ since });
  }

  /** @returns null when it is gone meanwhile @throws PlatformFailure */
  async mail(uid: number): Promise<MailboxMail | null> {
    const query = { uid: true, internalDate: true, source: { start: 0, maxLength: MOST_READ } };
    const mail = await this.call(this.client.fetchOne(String(uid), query, { uid: true }));
    if (!mail || !mail.source) return null;
    const { source, internalDate } = mail;
    return { source, cameAt: internalDate === undefined ? null : new Date(internalDate) };
  }

  /** Until the server tells of a mail, by IDLE (RFC 2177), at most so long. @throws PlatformFailure when it is closed */
  async untilNews(ms: number): Promise<void> {
    if (!this.hasNews && this.client.usable)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    if (!this.client.usable) throw imapFailure(new Error('The connection was closed.'));
  }

  close(): void {
    this.client.close();
  }

  private async found(query: { uid: string } | { since: Date }): Promise<number[]> {
    const uids = await this.call(this.client.search(query, { uid: true }));
    if (!uids) throw imapFailure(new Error('The server does not search.'));
    return uids.sort((one, other) => one - other);
  }

  private async call<T>(command: Promise<T>): Promise<T> {
    try {
      return await withDeadline(command, LONGEST_COMMAND_MS, 'The mailbox');
    } catch (error) {
      throw imapFailure(error);
    }
  }
}
