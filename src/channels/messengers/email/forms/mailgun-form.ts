import { Busboy } from '@fastify/busboy';
import * as v from 'valibot';
import { singleHeader } from '../../../../platform/crypto/hmac.js';
import type { ChannelDelivery } from '../../channel-adapter.port.js';
import { byName, parseMime, storable, type InboundMail } from '../inbound-mail.js';

/** Of one field, in bytes; what is longer is read to there. */
const LONGEST_FIELD = 2_000_000;
const MOST_FIELDS = 100;
const MOST_FILES = 100;
const FORMS = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
const HEADERS = v.array(v.tuple([v.string(), v.string()]));

export interface MailgunForm {
  /** Of one that stands twice the first. */
  fields: ReadonlyMap<string, string>;
  /** Content types of the files. */
  files: string[];
}

const forms = new WeakMap<ChannelDelivery, Promise<MailgunForm | null>>();

/** Whether it comes as the routes of Mailgun send: multipart with files, else URL-encoded. */
export function isForm(delivery: ChannelDelivery): boolean {
  return FORMS.test(singleHeader(delivery, 'content-type') ?? '');
}

/** The fields of the form, taken apart once; null of what cannot be. */
export function mailgunForm(delivery: ChannelDelivery): Promise<MailgunForm | null> {
  const known = forms.get(delivery);
  if (known) return known;
  const form = takenApart(delivery);
  forms.set(delivery, form);
  return form;
}

function takenApart(delivery: ChannelDelivery): Promise<MailgunForm | null> {
  return new Promise((resolve) => {
    const fields = new Map<string, string>();
    const files: string[] = [];
    try {
      const parser = new Busboy({
        headers: { 'content-type': singleHeader(delivery, 'content-type') ?? '' },
        limits: { fieldSize: LONGEST_FIELD, fields: MOST_FIELDS, files: MOST_FILES },
      });
      parser.on('field', (name, value) => {
        if (!fields.has(name)) fields.set(name, storable(value));
      });
      parser.on('file', (_name, stream, _fileName, _encoding, type) => {
        files.push(type);
        stream.resume();
      });
      parser.on('error', () => resolve(null));
      parser.on('finish', () => resolve({ fields, files }));
      parser.end(delivery.body);
    } catch {
      // The type of the content names no boundary.
      resolve(null);
    }
  });
}

/**
 * A mail by a route of Mailgun (documentation.mailgun.com, "Receiving Messages via HTTP through a forward() action"): taken
 * apart, or whole in `body-mime` where the address ends with `mime`. @returns undefined without a sender
 */
export async function mailgunMail({ fields, files }: MailgunForm): Promise<InboundMail | undefined> {
  const whole = fields.get('body-mime');
  if (whole !== undefined) return parseMime(Buffer.from(whole));
  const { addressParser } = await import('postal-mime');
  const [from] = addressParser(fields.get('from') ?? fields.get('sender') ?? '', { flatten: true });
  if (!from?.address) return undefined;
  const headers = byName(headersOf(fields.get('message-headers') ?? ''));
  return {
    messageId: headers.get('message-id') ?? fields.get('Message-Id') ?? '',
    from: { address: from.address, name: from.name },
    subject: fields.get('subject') ?? headers.get('subject') ?? '',
    ...{ text: fields.get('body-plain') ?? '', html: fields.get('body-html') ?? '' },
    ...{ headers, attachments: files },
  };
}

function headersOf(json: string): { key: string; value: string }[] {
  try {
    const parsed = v.safeParse(HEADERS, JSON.parse(json));
    return parsed.success ? parsed.output.map(([key, value]) => ({ key, value })) : [];
  } catch {
    return [];
  }
}
