import { Injectable } from '@nestjs/common';
import type { SendMailOptions, Transporter } from 'nodemailer';
import { withDeadline } from '../../../kernel/deadline.js';
import { NoMailServer, type MailHostProblem } from '../../../platform/outbound/mail-host.js';
import { MAIL_PORTS, PublicSmtp } from '../../../platform/outbound/public-smtp.js';
import { PlatformFailure } from '../channel-adapter.port.js';
import { smtpFailure } from './smtp-errors.js';

const SAYS: Record<MailHostProblem, string> = {
  port: `Mail is sent by the ports ${MAIL_PORTS.join(', ')} alone.`,
  private_address: 'The mail server does not have a public address.',
  unknown_host: 'The mail server’s name could not be looked up.',
};

/**
 * Of a whole call, in milliseconds: a server may be slow at each step. Less than a chat is kept for one process while it
 * sends, so that no other one sends the same meanwhile.
 */
const LONGEST_CALL_MS = 20_000;

/** Mail by the server that a business names (RFC 5321). */
@Injectable()
export class SmtpCalls {
  constructor(private readonly servers: PublicSmtp) {}

  /** Whether the server accepts the login. @throws PlatformFailure */
  async verify(smtpUrl: string): Promise<void> {
    await this.using(smtpUrl, (transport) =>
      withDeadline(transport.verify(), LONGEST_CALL_MS, 'The mail server'),
    );
  }

  /** @throws PlatformFailure */
  async send(smtpUrl: string, mail: SendMailOptions): Promise<void> {
    const signal = AbortSignal.timeout(LONGEST_CALL_MS);
    await this.using(smtpUrl, (transport) => transport.sendMail({ ...mail, signal }));
  }

  private async using(smtpUrl: string, work: (transport: Transporter) => Promise<unknown>): Promise<void> {
    const transport = await this.open(smtpUrl);
    try {
      await work(transport);
    } catch (error) {
      throw smtpFailure(error);
    } finally {
      transport.close();
    }
  }

  private async open(smtpUrl: string): Promise<Transporter> {
    try {
      return await this.servers.open(new URL(smtpUrl));
    } catch (error) {
      if (!(error instanceof NoMailServer)) throw error;
      // A name server may be away for a moment.
      const kind = error.problem === 'unknown_host' ? 'retry' : 'refused';
      throw new PlatformFailure(kind, SAYS[error.problem]);
    }
  }
}
