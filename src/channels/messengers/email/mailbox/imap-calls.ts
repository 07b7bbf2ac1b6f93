import { Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { withDeadline } from '../../../../kernel/deadline.js';
import { NoMailServer, type MailHostProblem } from '../../../../platform/outbound/mail-host.js';
import { MAILBOX_PORTS, PublicImap } from '../../../../platform/outbound/public-imap.js';
import { PlatformFailure } from '../../channel-adapter.port.js';
import { imapFailure } from './imap-errors.js';
import type { MailboxPlace } from './mailbox-url.js';
import { LONGEST_COMMAND_MS, OpenMailbox } from './open-mailbox.js';

const SAYS: Record<MailHostProblem, string> = {
  port: `Mailboxes are read by the ports ${MAILBOX_PORTS.join(' and ')} alone.`,
  private_address: 'The server of the mailbox does not have a public address.',
  unknown_host: 'The name of the mailbox’s server could not be looked up.',
};

/** Mailboxes that businesses name (RFC 3501). */
@Injectable()
export class ImapCalls {
  constructor(private readonly servers: PublicImap) {}

  /** How often a mailbox is asked for mails, in milliseconds. */
  get pollMs(): number {
    return this.servers.pollMs;
  }

  /** @throws PlatformFailure */
  async open({ url, folder }: MailboxPlace): Promise<OpenMailbox> {
    const client = await this.clientOf(url);
    // Without a listener a connection that breaks would end the process; whoever waits for a command learns of it.
    client.on('error', () => undefined);
    try {
      const opened = client.connect().then(() => client.mailboxOpen(folder, { readOnly: true }));
      return new OpenMailbox(client, await withDeadline(opened, LONGEST_COMMAND_MS, 'The mailbox'));
    } catch (error) {
      client.close();
      throw imapFailure(error);
    }
  }

  /** Whether the login is accepted and the folder is there. @throws PlatformFailure */
  async verify(place: MailboxPlace): Promise<void> {
    (await this.open(place)).close();
  }

  private async clientOf(url: URL): Promise<ImapFlow> {
    try {
      return await this.servers.open(url);
    } catch (error) {
      if (!(error instanceof NoMailServer)) throw error;
      // A name server may be away for a moment.
      const kind = error.problem === 'unknown_host' ? 'retry' : 'refused';
      throw new PlatformFailure(kind, SAYS[error.problem]);
    }
  }
}
