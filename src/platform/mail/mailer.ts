import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { MailConfig } from '../../config/mail.config.js';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The same for each attempt, so that a mail program shows a repeated one once. */
  id: string;
}

/** The recipient's address does not exist, or nothing can be sent at all: trying again does not help. */
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
  private transport: Promise<Transporter> | undefined;

  constructor(private readonly config: MailConfig) {}

  /** False without a mail server: then nothing can be sent. */
  get isConfigured(): boolean {
    return this.config.smtpUrl !== '';
  }

  /** True where mails of `keepOrSend` go somewhere. */
  get hasMailbox(): boolean {
    return this.isConfigured || this.config.folder !== '';
  }

  /** Sends a mail, or writes it to the folder of mails where there is no mail server. @throws as `send` */
  async keepOrSend(mail: Mail): Promise<void> {
    if (this.isConfigured || this.config.folder === '') return this.send(mail);
    await mkdir(this.config.folder, { recursive: true, mode: 0o700 });
    const { to, subject, text, id } = mail;
    const name = `${new Date().toISOString().replaceAll(':', '-')} ${id}.txt`;
    await writeFile(join(this.config.folder, name), `To: ${to}\nSubject: ${subject}\n\n${text}\n`, {
      mode: 0o600,
    });
  }

  /** @throws MailRefused, or another error when it may succeed later. */
  async send({ to, subject, text, id }: Mail): Promise<void> {
    if (!this.isConfigured) throw new MailRefused('No mail server is configured.');
    const messageId = `<${id}@${MESSAGE_ID_HOST}>`;
    // Given as objects, because a text could name several recipients.
    const mail = { from: this.config.from, to: { name: '', address: to }, subject, text, messageId };
    try {
      const transport = await (this.transport ??= this.open());
      await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
    } catch (error) {
      throw isFinal(error) ? new MailRefused('The mail server refused the mail.', { cause: error }) : error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.transport)?.close();
  }

  /** The library is loaded with the first mail: it takes 20 MB, and most installations send none. */
  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({ url: this.config.smtpUrl, ...TIMEOUTS });
  }
}

/** Replies to RCPT TO that say that there is no such mailbox (RFC 5321 4.2.3). */
const NO_SUCH_MAILBOX = [550, 551, 553];
/** Enhanced codes (RFC 3463) of a refusal by policy, such as a relay that wants a login. */
const BY_POLICY = /\b5\.7\.\d/u;

/**
 * Every other 5xx is about this server (its login, its address on a blocklist, the sender), which its operator mends:
 * the same mail succeeds later.
 */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { command, responseCode, response } = error as SmtpError;
  return (
    command === 'RCPT TO' && NO_SUCH_MAILBOX.includes(responseCode ?? 0) && !BY_POLICY.test(response ?? '')
  );
}

/** What the library adds to its errors. */
interface SmtpError extends Error {
  command?: string;
  responseCode?: number;
  response?: string;
}
