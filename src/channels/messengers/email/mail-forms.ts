import { storableJson } from '../../../kernel/storable-json.js';
import { singleHeader } from '../../../platform/crypto/hmac.js';
import type { ChannelDelivery } from '../channel-adapter.port.js';
import { isForm, mailgunForm, mailgunMail } from './forms/mailgun-form.js';
import { postmarkMail } from './forms/postmark-mail.js';
import { sesMail } from './forms/ses-mail.js';
import { snsMessage } from './forms/sns-message.js';
import { parseMime, type InboundMail, type MailDelivery } from './inbound-mail.js';

const SNS_TYPE = 'x-amz-sns-message-type';

/** Whether it says that it is of Amazon SNS. */
export function isOfSns(delivery: ChannelDelivery): boolean {
  return singleHeader(delivery, SNS_TYPE) !== undefined;
}

export function isJson(delivery: ChannelDelivery): boolean {
  return (singleHeader(delivery, 'content-type') ?? '').startsWith('application/json');
}

/**
 * A message of Amazon SNS, a form of Mailgun, JSON of Postmark; anything else is a whole mail (RFC 5322).
 * @returns undefined of what is none of these
 */
export async function parseMail(delivery: ChannelDelivery): Promise<MailDelivery | undefined> {
  if (isOfSns(delivery)) return parseSns(delivery.body);
  if (isForm(delivery)) {
    const form = await mailgunForm(delivery);
    return delivered(form ? await mailgunMail(form) : undefined);
  }
  return delivered(
    isJson(delivery) ? postmarkMail(storableJson(delivery.body)) : await parseMime(delivery.body),
  );
}

async function parseSns(body: Buffer): Promise<MailDelivery | undefined> {
  const message = snsMessage(body);
  if (message?.Type === 'SubscriptionConfirmation' && message.Token !== undefined)
    return { subscription: { token: message.Token } };
  if (message?.Type !== 'Notification') return undefined;
  return delivered(await sesMail(storableJson(Buffer.from(message.Message))));
}

function delivered(mail: InboundMail | undefined): MailDelivery | undefined {
  return mail && { mail };
}
