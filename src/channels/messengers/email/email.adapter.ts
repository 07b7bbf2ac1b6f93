import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { canonicalEmail } from '../../../kernel/email.js';
import { invalid } from '../../../kernel/errors.js';
import { MEGABYTE } from '../../../platform/http/body/body-limits.js';
import {
  ChannelAdapter,
  type Account,
  type Capabilities,
  type ChannelDelivery,
  type Part,
  type Target,
} from '../channel-adapter.port.js';
import { checkOf } from '../channel-check.js';
import type { ChannelCheck, ChannelSettings, OpenChannel, RefusalReason } from '../channel.types.js';
import type { Inbound } from '../receiving/inbound.types.js';
import { numberedTexts } from '../rendering/numbered-texts.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { readMail } from './mail-events.js';
import { SnsCalls } from './forms/sns-calls.js';
import { snsRegion } from './forms/sns-message.js';
import type { MailDelivery } from './inbound-mail.js';
import { parseMail } from './mail-forms.js';
import { ImapCalls } from './mailbox/imap-calls.js';
import { mailboxName, mailboxOf } from './mailbox/mailbox-url.js';
import { MailProof, USER } from './mail-proof.js';
import { answering } from './mail-threads.js';
import { SmtpCalls } from './smtp-calls.js';

/** What most mail servers take is 25; files are not read. */
const MAIL_MEGABYTES = 25;
const SETTINGS = v.object({
  address: v.pipe(v.string(), v.transform(canonicalEmail), v.string()),
  senderName: v.optional(v.pipe(v.string(), v.regex(/^[^\r\n<>"]{0,80}$/u)), ''),
  smtpUrl: v.pipe(v.string(), v.check(isSmtpUrl)),
  imapUrl: v.optional(
    v.pipe(
      v.string(),
      v.check((url) => url === '' || mailboxOf(url) !== null),
    ),
    '',
  ),
  mailgunSigningKey: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  snsTopicArn: v.optional(
    v.pipe(
      v.string(),
      v.check((arn) => arn === '' || snsRegion(arn) !== null),
    ),
    '',
  ),
});
const SAYS: Record<string, string> = {
  address: 'The address that your customers write to, such as help@shop.example.',
  senderName: 'The name beside it, up to 80 characters, without < > " and line breaks.',
  smtpUrl:
    'The mail server that sends for it, with its login: smtps://user:password@smtp.example:465 (a % in it is written %25).',
  imapUrl:
    'The mailbox to read, with its login: imaps://user:password@imap.example:993/INBOX (a % in it is written %25); empty where mails are delivered.',
  mailgunSigningKey: 'The HTTP webhook signing key of your account at Mailgun; empty without Mailgun.',
  snsTopicArn:
    'The ARN of the topic of Amazon SNS, such as arn:aws:sns:eu-west-1:123456789012:mail; empty without Amazon.',
};

/** E-mail: in by a provider's webhook or from a mailbox, out by the business's own mail server. */
@Injectable()
export class EmailAdapter extends ChannelAdapter {
  readonly can: Capabilities = {
    ...{ textLimit: 100_000, buttons: 0, sessionHours: null, typing: false, media: false, streaming: false },
    ...{ perChatMs: 1_000, perSecond: 5, doubtSeconds: 0, receipts: false },
  };
  override readonly askedPerHour = 20;
  /** A provider delivers a mail with its files. */
  override readonly mostBytes = MAIL_MEGABYTES * MEGABYTE;
  override readonly isProvenByHeaders = true;

  constructor(
    private readonly calls: SmtpCalls,
    private readonly proof: MailProof,
    private readonly sns: SnsCalls,
    private readonly mailboxes: ImapCalls,
  ) {
    super();
  }

  readSettings(given: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings {
    const parsed = v.safeParse(SETTINGS, { ...before?.open, ...before?.secret, ...given });
    if (!parsed.success)
      throw invalid(
        parsed.issues.map((issue) => {
          const field = v.getDotPath(issue) ?? '';
          return { pointer: `/settings/${field}`, code: 'invalid_setting', detail: SAYS[field] ?? '' };
        }),
      );
    const { smtpUrl, imapUrl, mailgunSigningKey, snsTopicArn, ...open } = parsed.output;
    const place = mailboxOf(imapUrl);
    const password = before?.secret['password'] ?? randomBytes(24).toString('base64url');
    return {
      open: {
        ...open,
        ...(place && { mailbox: mailboxName(place) }),
        ...(snsTopicArn !== '' && { snsTopicArn }),
      },
      secret: {
        smtpUrl,
        password,
        ...(place && { imapUrl }),
        ...(mailgunSigningKey !== '' && { mailgunSigningKey }),
      },
    };
  }

  /**
   * The address together with the mailbox that sends for it, whose login is tried: nobody can take an address away from
   * its owner by naming it first.
   */
  async account(settings: ChannelSettings): Promise<Account> {
    const account = await this.sender(settings);
    await this.mailbox(settings);
    return account;
  }

  private async sender({ open, secret: { smtpUrl = '' } }: ChannelSettings): Promise<Account> {
    await this.calls.verify(smtpUrl);
    const { username, hostname } = new URL(smtpUrl);
    const address = String(open['address']);
    return { id: `${address} ${decodeURIComponent(username)}@${hostname}`.slice(0, 500), name: address };
  }

  /** Whether it can be read, where there is one. @throws PlatformFailure */
  private async mailbox({ secret: { imapUrl = '' } }: ChannelSettings): Promise<void> {
    const place = mailboxOf(imapUrl);
    if (place) await this.mailboxes.verify(place);
  }

  /** The address is entered at the provider by hand. */
  subscribe(): Promise<void> {
    return Promise.resolve();
  }

  /** The address stands at the provider until it is changed there; what is still delivered is refused. */
  unsubscribe(): Promise<void> {
    return Promise.resolve();
  }

  setup({ secret: { password = '' } }: ChannelSettings): Record<string, string> {
    return { user: USER, password };
  }

  async test({ settings }: OpenChannel): Promise<ChannelCheck[]> {
    const sending = await checkOf('sending', async () => {
      const { name } = await this.sender(settings);
      return `The mail server accepts the login for ${name}. That mails come here is seen when one has come.`;
    });
    if (mailboxOf(settings.secret['imapUrl'] ?? '') === null) return [sending];
    return [
      await checkOf('mailbox', async () => {
        await this.mailbox(settings);
        return `The mailbox ${String(settings.open['mailbox'])} can be read.`;
      }),
      sending,
    ];
  }

  override verifyHeaders(delivery: ChannelDelivery, settings: ChannelSettings): RefusalReason | null {
    return this.proof.byHeaders(delivery, settings);
  }

  verify(delivery: ChannelDelivery, settings: ChannelSettings): Promise<RefusalReason | null> {
    return this.proof.of(delivery, settings);
  }

  handshake(): null {
    return null;
  }

  override parse(delivery: ChannelDelivery): Promise<MailDelivery | undefined> {
    return parseMail(delivery);
  }

  read(body: unknown, { settings }: OpenChannel): Inbound {
    return readMail(body as MailDelivery | undefined, String(settings.open['address']));
  }

  override async confirm(body: unknown, { settings }: OpenChannel): Promise<void> {
    const { subscription } = (body as MailDelivery | undefined) ?? {};
    if (subscription) await this.sns.confirm(String(settings.open['snsTopicArn']), subscription.token);
  }

  typing(): Promise<void> {
    return Promise.resolve();
  }

  async render(message: RichMessage): Promise<Part[]> {
    const texts = await numberedTexts(message, this.can.textLimit);
    return texts.map((text) => ({ text, isAutomatic: message.from !== 'member' }));
  }

  renderTemplate(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The key is in the `Message-ID`: of a mail that comes twice, mail programs show one. */
  async send({ channel: { settings }, chat, key, thread }: Target, part: Part): Promise<string> {
    const { text, isAutomatic } = part as { text: string; isAutomatic: boolean };
    const { address, senderName } = settings.open as { address: string; senderName: string };
    const messageId = `<${key}@${address.slice(address.lastIndexOf('@') + 1)}>`;
    await this.calls.send(settings.secret['smtpUrl'] ?? '', {
      // Given as objects, because a text could name several recipients.
      ...{ from: { name: senderName, address }, to: { name: '', address: chat }, messageId, text },
      ...answering(thread, senderName || address),
      headers: {
        'List-Unsubscribe': `<mailto:${address}?subject=unsubscribe>`,
        'X-Auto-Response-Suppress': 'All',
        ...(isAutomatic && { 'Auto-Submitted': 'auto-replied' }),
      },
    });
    return messageId;
  }
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return /^smtps?:$/.test(protocol) && hostname !== '' && username !== '' && password !== '';
}
