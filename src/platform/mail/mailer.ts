import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { MailConfig } from '../../config/mail.config.js';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The same for each attempt, so that a mail program shows a repeated one once. */
  id: string;
}

/** The server refused the mail for good (RFC 5321 4.2.1, codes 500 to 599): trying again does not help. */
export class MailRefused extends Error {}

/** Milliseconds. */
const TIMEOUTS = {
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
  dnsTimeout: 5_000,
};
const MESSAGE_ID_HOST = 'frontdesk.invalid';

/** Sends mails to businesses over SMTP (RFC 5321). */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(private readonly config: MailConfig) {
    this.transport = config.smtpUrl === '' ? null : createTransport({ url: config.smtpUrl, ...TIMEOUTS });
  }

  /** False without a mail server: then nothing can be sent. */
  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /** The address of a path of this server for people outside; null when it is not configured. */
  linkTo(path: string): string | null {
    const { publicUrl } = this.config;
    return publicUrl === '' ? null : `${publicUrl.replace(/\/$/u, '')}${path}`;
  }

  /** @throws MailRefused, or another error when it may succeed later. */
  async send({ to, subject, text, id }: Mail): Promise<void> {
    if (!this.transport) throw new MailRefused('No mail server is configured.');
    const messageId = `<${id}@${MESSAGE_ID_HOST}>`;
    // Given as objects, because a text could name several recipients.
    const mail = { from: this.config.from, to: { name: '', address: to }, subject, text, messageId };
    try {
      await this.transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
    } catch (error) {
      throw isFinal(error) ? new MailRefused('The mail server refused the mail.', { cause: error }) : error;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

function isFinal(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : null;
  return typeof code === 'number' && code >= 500 && code < 600;
}
