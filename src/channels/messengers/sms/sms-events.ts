import * as v from 'valibot';
import { toE164 } from '../../../kernel/phone.js';
import type { ChannelDelivery } from '../channel-adapter.port.js';
import {
  nothingIn,
  type Inbound,
  type InboundContent,
  type InboundStatus,
  type MediaKind,
} from '../receiving/inbound.types.js';
import { isGoneBy, twilioReason } from './twilio-errors.js';

/** The query parameter by which a status names the message that it is of. */
export const KEY_PARAMETER = 'key';

/** Fields of the form that are read (twilio.com/docs/messaging/guides/webhook-request); others are passed over. */
const MESSAGE = v.object({
  MessageSid: v.pipe(v.string(), v.regex(/^[A-Z]{2}[0-9a-f]{32}$/)),
  From: v.string(),
  To: v.string(),
  Body: v.optional(v.string(), ''),
  NumMedia: v.optional(v.string(), '0'),
  MediaContentType0: v.optional(v.string(), ''),
  OptOutType: v.optional(v.string()),
  MessageStatus: v.optional(v.string()),
  ErrorCode: v.optional(v.string(), ''),
});
const DELIVERY = v.object({ fields: MESSAGE, key: v.nullable(v.string()) });
type Fields = v.InferOutput<typeof MESSAGE>;

/** twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks; the first ones say that it was taken. */
const STATUSES = new Map<string, InboundStatus['status']>(
  Object.entries({
    ...{ accepted: 'sent', scheduled: 'sent', queued: 'sent', sending: 'sent', sent: 'sent' },
    ...{ delivered: 'delivered', read: 'read' },
    ...{ undelivered: 'failed', failed: 'failed', canceled: 'failed' },
  } as const),
);
/** Words that carriers know: help.twilio.com "Twilio support for opt-out keywords". The whole message is one. */
const STOPS = /^(?:stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)$/;
const STARTS = /^(?:start|unstop)$/;
const HELPS = /^(?:help|info)$/;
const CHOICE = /^(\d{1,2})[.)]?$/;

const MEDIA = new Map<string, MediaKind>([
  ['audio', 'voice'],
  ['image', 'image'],
  ['video', 'video'],
]);

/** The form, and the key in the address; undefined when there is no form. */
export function parseSms({ body, url }: ChannelDelivery): unknown {
  const fields = [...new URLSearchParams(body.toString('utf8'))].map(([name, value]) => [
    name,
    value.toWellFormed().replaceAll('\0', ''),
  ]);
  const key = URL.canParse(url) ? new URL(url).searchParams.get(KEY_PARAMETER) : null;
  return { fields: Object.fromEntries(fields) as unknown, key };
}

/** @param body as `parseSms` returns it @param number of the channel, E.164 */
export function readSms(body: unknown, number: string): Inbound {
  const parsed = v.safeParse(DELIVERY, body);
  if (!parsed.success) return { ...nothingIn(), ignored: 1 };
  const { fields, key } = parsed.output;
  const isStatus = fields.MessageStatus !== undefined && fields.MessageStatus !== 'received';
  const own = isStatus ? fields.From : fields.To;
  if (own !== number) return { ...nothingIn(), foreign: [own.slice(0, 100)], isForeign: true };
  return isStatus ? readStatus(fields, key) : readMessage(fields);
}

function readMessage(fields: Fields): Inbound {
  const { MessageSid: id, From: from } = fields;
  // What is no number, such as a name, cannot be answered.
  if (!/^\+?\d{3,15}$/.test(from)) return { ...nothingIn(), ignored: 1 };
  const content = contentOf(fields);
  return {
    ...nothingIn(),
    messages: [
      {
        ...{ id, chat: from, at: new Date(), content },
        // Whoever pretends to have a number gets no answer: it goes to that number.
        user: { name: null, locale: null, phone: from.startsWith('+') ? toE164(from, null) : null },
      },
    ],
  };
}

function contentOf({ Body: body, OptOutType: told = '', ...media }: Fields): InboundContent {
  const text = body.trim();
  const word = text.toLowerCase();
  if (told === 'STOP' || STOPS.test(word)) return { kind: 'stop', text };
  if (Number(media.NumMedia) > 0) {
    const [family = ''] = media.MediaContentType0.split('/');
    return { kind: 'media', media: MEDIA.get(family) ?? 'file', caption: text || null };
  }
  if (told === 'START' || STARTS.test(word)) return { kind: 'start' };
  if (told === 'HELP' || HELPS.test(word)) return { kind: 'help', text };
  const [, number] = CHOICE.exec(word) ?? [];
  return number === undefined || number === '0'
    ? { kind: 'text', text }
    : { kind: 'number', index: Number(number) - 1, text };
}

function readStatus(
  { MessageSid: externalId, MessageStatus, ErrorCode, To }: Fields,
  key: string | null,
): Inbound {
  const status = STATUSES.get(MessageStatus ?? '');
  if (!status) return { ...nothingIn(), ignored: 1 };
  const code = /^\d{1,6}$/.test(ErrorCode) && ErrorCode !== '0' ? Number(ErrorCode) : null;
  const reason = status === 'failed' ? twilioReason(code) : null;
  return {
    ...nothingIn(),
    statuses: [{ externalId, status, key, reason }],
    reach: isGoneBy(code) ? [{ chat: To, reachable: false }] : [],
  };
}
