import { createHmac, randomBytes } from 'node:crypto';

let count = 0;

/**
 * The fields of a route's forward() action, signed as webhooks are (documentation.mailgun.com, "Receiving Messages via HTTP
 * through a forward() action", "Securing Webhooks").
 */
export function mailgunFields(
  signingKey: string,
  fields: Record<string, string>,
  at = Date.now(),
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const token = randomBytes(25).toString('hex');
  const signature = createHmac('sha256', signingKey)
    .update(timestamp + token)
    .digest('hex');
  return { timestamp, token, signature, ...fields };
}

/** What Mailgun makes of a mail. */
export function routedMail(
  from: string,
  to: string,
  text: string,
  headers: Record<string, string> = {},
): Record<string, string> {
  const all = {
    ...{ From: `Mary Kelly <${from}>`, To: to, Subject: 'Re: Your order' },
    'Message-Id': `<mailgun-${(count += 1)}.${Date.now()}@customers.example>`,
    ...headers,
  };
  return {
    ...{ recipient: to, sender: from, from: all.From, subject: all.Subject },
    ...{ 'body-plain': text, 'stripped-text': text.split('\n')[0] ?? '' },
    ...{ 'Message-Id': all['Message-Id'], 'message-headers': JSON.stringify(Object.entries(all)) },
  };
}

/** Multipart, as Mailgun sends mails with files. */
export function multipart(fields: Record<string, string>, files: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [index, [name, type]] of Object.entries(files).entries())
    form.append(`attachment-${index + 1}`, new Blob(['bytes'], { type }), name);
  return form;
}
