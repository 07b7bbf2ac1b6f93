import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { invalid } from '../../../kernel/errors.js';
import { toE164 } from '../../../kernel/phone.js';
import {
  ChannelAdapter,
  PlatformFailure,
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
import { KEY_PARAMETER, parseSms, readSms } from './sms-events.js';
import { TwilioCalls } from './twilio-calls.js';
import { twilioSignature } from './twilio-signature.js';

const SETTINGS = v.object({
  accountSid: v.pipe(v.string(), v.regex(/^AC[0-9a-fA-F]{32}$/)),
  phoneNumber: v.pipe(
    v.string(),
    v.transform((text) => toE164(text, null)),
    v.string(),
  ),
  authToken: v.pipe(v.string(), v.regex(/^\S{16,200}$/)),
});
const SAYS: Record<string, string> = {
  accountSid: 'The Account SID of Twilio’s console: AC and 32 digits or letters from a to f.',
  authToken: 'The Auth Token of Twilio’s console, of 16 characters or more.',
  phoneNumber: 'Your number at Twilio in international form, such as +353861234567.',
};
const NUMBERS = v.object({
  incoming_phone_numbers: v.array(
    v.object({
      sid: v.string(),
      phone_number: v.string(),
      friendly_name: v.optional(v.nullable(v.string())),
      capabilities: v.optional(v.object({ sms: v.optional(v.boolean()) })),
    }),
  ),
});
const NUMBER = v.object({ sms_url: v.optional(v.nullable(v.string())) });
const SENT = v.object({ sid: v.string() });
type TwilioNumber = v.InferOutput<typeof NUMBERS>['incoming_phone_numbers'][number];

/** SMS by Twilio (twilio.com/docs/messaging/api). */
@Injectable()
export class SmsAdapter extends ChannelAdapter {
  /** Limits: twilio.com/docs/messaging/api/message-resource (1,600 characters); Twilio keeps a number's own pace. */
  readonly can: Capabilities = {
    ...{ textLimit: 1_600, buttons: 0, sessionHours: null, typing: false, media: false, streaming: false },
    ...{ perChatMs: 1_000, perSecond: 10, doubtSeconds: 20, receipts: true },
  };
  /** No answer of its own, in the only language that Twilio reads there (twilio.com/docs/messaging/twiml). */
  override readonly receipt = { type: 'text/xml', text: '<Response></Response>' };

  constructor(private readonly calls: TwilioCalls) {
    super();
  }

  readSettings(given: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings {
    const parsed = v.safeParse(SETTINGS, { ...before?.open, ...before?.secret, ...given });
    if (parsed.success) {
      const { authToken, ...open } = parsed.output;
      return { open, secret: { authToken } };
    }
    throw invalid(
      parsed.issues.map((issue) => {
        const field = v.getDotPath(issue) ?? '';
        return { pointer: `/settings/${field}`, code: 'invalid_setting', detail: SAYS[field] ?? '' };
      }),
    );
  }

  /** Each message names it, so that Twilio tells there what has become of it. */
  override settingsAt({ open, secret }: ChannelSettings, url: string): ChannelSettings {
    return { open: { ...open, statusUrl: url }, secret };
  }

  async account(settings: ChannelSettings): Promise<Account> {
    const { phone_number: id, friendly_name: name } = await this.number(settings);
    return { id, name: name || id };
  }

  async subscribe(settings: ChannelSettings, url: string): Promise<void> {
    await this.deliverTo(settings, url);
  }

  async unsubscribe(settings: ChannelSettings): Promise<void> {
    await this.deliverTo(settings, '');
  }

  setup(): Record<string, string> {
    return {};
  }

  async test({ settings }: OpenChannel, url: string): Promise<ChannelCheck[]> {
    const account = await checkOf(
      'account',
      async () => `The number is ${(await this.account(settings)).id}.`,
    );
    if (!account.ok) return [account];
    const webhook = await checkOf('webhook', async () => {
      const { sms_url: told } = await this.deliverTo(settings, url);
      if (told !== url)
        throw new PlatformFailure('refused', 'Twilio has kept another address for the number.');
      return 'The number delivers here, unless it is in a messaging service that has an address of its own.';
    });
    return [account, webhook];
  }

  verify(delivery: ChannelDelivery, { secret: { authToken = '' } }: ChannelSettings): RefusalReason | null {
    return twilioSignature(delivery, authToken);
  }

  handshake(): null {
    return null;
  }

  override parse(delivery: ChannelDelivery): unknown {
    return parseSms(delivery);
  }

  read(body: unknown, { accountId }: OpenChannel): Inbound {
    return readSms(body, accountId);
  }

  /** A phone cannot show it. */
  typing(): Promise<void> {
    return Promise.resolve();
  }

  async render(message: RichMessage): Promise<Part[]> {
    return (await numberedTexts(message, this.can.textLimit)).map((text) => ({ text }));
  }

  renderTemplate(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The key stands in the address that the message's statuses go to. */
  async send({ channel: { settings, accountId }, chat, key }: Target, part: Part): Promise<string> {
    const { text } = part as { text: string };
    const statusUrl = `${String(settings.open['statusUrl'])}?${KEY_PARAMETER}=${key}`;
    // Typographic marks would make the message cost twice as much.
    const fields = { To: chat, From: accountId, Body: text, StatusCallback: statusUrl, SmartEncoded: 'true' };
    return (await this.calls.call(settings, 'Messages.json', fields, SENT)).sid;
  }

  /** That the account has the number proves that it is the business's. */
  private async number(settings: ChannelSettings): Promise<TwilioNumber> {
    const wanted = String(settings.open['phoneNumber']);
    const path = `IncomingPhoneNumbers.json?${new URLSearchParams({ PhoneNumber: wanted }).toString()}`;
    const { incoming_phone_numbers: found } = await this.calls.call(settings, path, null, NUMBERS);
    const number = found.find(({ phone_number: each }) => each === wanted);
    if (!number) throw new PlatformFailure('refused', 'The account at Twilio does not have this number.');
    if (number.capabilities?.sms === false)
      throw new PlatformFailure('refused', 'This number at Twilio cannot send SMS.');
    return number;
  }

  private async deliverTo(settings: ChannelSettings, url: string): Promise<v.InferOutput<typeof NUMBER>> {
    const { sid } = await this.number(settings);
    // An application set at the number would go before the address.
    // The platform calls once; where that fails, it calls the second address, which is the same.
    const again = { SmsFallbackUrl: url, SmsFallbackMethod: 'POST' };
    const fields = { SmsUrl: url, SmsMethod: 'POST', SmsApplicationSid: '', ...again };
    return this.calls.call(settings, `IncomingPhoneNumbers/${encodeURIComponent(sid)}.json`, fields, NUMBER);
  }
}
