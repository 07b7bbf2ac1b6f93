import * as v from 'valibot';
import { parseMime, type InboundMail } from '../inbound-mail.js';

const VERDICT = v.optional(v.object({ status: v.string() }));
/** docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html; other fields are passed over. */
const RECEIVED = v.object({
  notificationType: v.literal('Received'),
  receipt: v.object({
    ...{ spamVerdict: VERDICT, virusVerdict: VERDICT },
    action: v.object({ type: v.string(), encoding: v.optional(v.string(), 'UTF8') }),
  }),
  content: v.string(),
});

/**
 * A whole mail in the notification of a receipt rule's SNS action. @param message the text of Amazon SNS
 * @returns undefined without a mail in it, and of one that Amazon has found a virus or spam in
 */
export async function sesMail(message: unknown): Promise<InboundMail | undefined> {
  const parsed = v.safeParse(RECEIVED, message);
  if (!parsed.success) return undefined;
  const { receipt, content } = parsed.output;
  const { spamVerdict, virusVerdict, action } = receipt;
  if ([spamVerdict, virusVerdict].some((verdict) => verdict?.status === 'FAIL')) return undefined;
  const encoding = /^base64$/i.test(action.encoding) ? 'base64' : 'utf8';
  return parseMime(Buffer.from(content, encoding));
}
