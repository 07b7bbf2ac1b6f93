import * as v from 'valibot';
import { byName, type InboundMail } from '../inbound-mail.js';

/** postmarkapp.com/developer/webhooks/inbound-webhook; other fields are passed over. */
const POSTMARK = v.object({
  FromFull: v.object({ Email: v.string(), Name: v.optional(v.string(), '') }),
  Subject: v.optional(v.string(), ''),
  TextBody: v.optional(v.string(), ''),
  HtmlBody: v.optional(v.string(), ''),
  Headers: v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []),
  Attachments: v.optional(v.array(v.object({ ContentType: v.optional(v.string(), '') })), []),
});

/** @param body JSON of texts that can be stored @returns undefined of what is not Postmark's */
export function postmarkMail(body: unknown): InboundMail | undefined {
  const parsed = v.safeParse(POSTMARK, body);
  if (!parsed.success) return undefined;
  const mail = parsed.output;
  const headers = byName(mail.Headers.map(({ Name: key, Value: value }) => ({ key, value })));
  return {
    ...{ messageId: headers.get('message-id') ?? '', subject: mail.Subject, headers },
    from: { address: mail.FromFull.Email, name: mail.FromFull.Name },
    ...{ text: mail.TextBody, html: mail.HtmlBody },
    attachments: mail.Attachments.map(({ ContentType: type }) => type),
  };
}
