import * as v from 'valibot';
import {
  nothingIn,
  type Inbound,
  type InboundContent,
  type InboundStatus,
  type MediaKind,
} from '../receiving/inbound.types.js';
import { readChoiceKey } from '../rendering/choice-key.js';

/** What the deliveries of a platform are of. */
export type PageObject = 'page' | 'instagram';

const ID = v.object({ id: v.string() });
const MESSAGE = v.object({
  mid: v.string(),
  text: v.optional(v.string()),
  quick_reply: v.optional(v.object({ payload: v.string() })),
  attachments: v.optional(
    v.array(
      v.object({
        type: v.string(),
        payload: v.optional(v.nullable(v.looseObject({ sticker_id: v.optional(v.number()) }))),
      }),
    ),
  ),
  is_echo: v.optional(v.boolean()),
  is_deleted: v.optional(v.boolean()),
  is_unsupported: v.optional(v.boolean()),
  metadata: v.optional(v.string()),
});
/**
 * The fields that are read (developers.facebook.com/docs/messenger-platform/reference/webhook-events,
 * …/docs/instagram-messaging/webhooks); others are passed over.
 */
const EVENT = v.object({
  sender: ID,
  recipient: ID,
  timestamp: v.pipe(v.number(), v.safeInteger()),
  message: v.optional(MESSAGE),
  postback: v.optional(
    v.object({ mid: v.optional(v.string()), title: v.optional(v.string()), payload: v.optional(v.string()) }),
  ),
  delivery: v.optional(v.object({ mids: v.optional(v.array(v.string())) })),
  /** Of Instagram alone: the last one that was read. Messenger names a time instead. */
  read: v.optional(v.object({ mid: v.optional(v.string()) })),
});
const ENTRY = v.object({ id: v.string(), messaging: v.optional(v.array(v.unknown()), []) });
const BODY = v.object({ object: v.string(), entry: v.array(ENTRY) });

type Event = v.InferOutput<typeof EVENT>;
type Message = v.InferOutput<typeof MESSAGE>;

const MEDIA: Record<string, MediaKind> = {
  audio: 'voice',
  image: 'image',
  video: 'video',
  file: 'file',
  location: 'location',
};
const STATUS = { key: null, reason: null };
/** Of the button that opens a chat, as docs/channels/ has businesses enter it. */
const GET_STARTED = 'GET_STARTED';

/** @param body parsed JSON @param accountId of the channel: the page, or the Instagram account */
export function readPageEvents(body: unknown, object: PageObject, accountId: string): Inbound {
  const told = nothingIn();
  const parsed = v.safeParse(BODY, body);
  if (!parsed.success || parsed.output.object !== object) return { ...told, ignored: 1 };
  let own = 0;
  for (const { id, messaging } of parsed.output.entry) {
    if (id !== accountId) {
      told.foreign.push(id);
      continue;
    }
    own += 1;
    if (messaging.length === 0) told.ignored += 1;
    for (const raw of messaging) {
      const event = v.safeParse(EVENT, raw);
      if (!event.success || !readEvent(event.output, accountId, told)) told.ignored += 1;
    }
  }
  told.isForeign = told.foreign.length > 0 && own === 0;
  return told;
}

/** @returns whether it tells anything */
function readEvent(event: Event, accountId: string, told: Inbound): boolean {
  const { sender, message, postback, delivery, read } = event;
  const news = statusesOf(delivery?.mids ?? [], 'delivered').concat(
    read?.mid === undefined ? [] : { ...STATUS, externalId: read.mid, status: 'read', isUpTo: true },
  );
  told.statuses.push(...news);
  if (message?.is_echo === true) return readEcho(message, told);
  if (sender.id === accountId) return false;
  const content = message ? contentOf(message) : postback && pressedOf(postback);
  if (!content) return news.length > 0;
  const id = message?.mid ?? postback?.mid ?? `postback.${event.timestamp}`;
  told.messages.push({
    ...{ id, chat: sender.id, at: new Date(event.timestamp), content },
    // Meta tells neither name nor language with a message, and vouches for no number.
    user: { name: null, locale: null, phone: null },
  });
  return true;
}

/** Of a message of ours: it was taken. One without our key was written by a person in Meta’s own inbox. */
function readEcho({ mid, metadata }: Message, told: Inbound): boolean {
  if (metadata === undefined) return false;
  told.statuses.push({ externalId: mid, status: 'sent', key: metadata, reason: null });
  return true;
}

function statusesOf(mids: readonly string[], status: 'delivered'): InboundStatus[] {
  return mids.map((externalId) => ({ ...STATUS, externalId, status }));
}

function contentOf({ text, quick_reply: reply, attachments, ...message }: Message): InboundContent | null {
  if (message.is_deleted === true) return null;
  const choice = reply && readChoiceKey(reply.payload);
  if (choice) return { kind: 'choice', ...choice, label: text ?? '' };
  if (text !== undefined && text !== '') return { kind: 'text', text };
  const [attachment] = attachments ?? [];
  if (!attachment && message.is_unsupported !== true) return null;
  const isSticker = attachment?.payload?.sticker_id !== undefined;
  const media = isSticker ? 'sticker' : (MEDIA[attachment?.type ?? ''] ?? 'other');
  return { kind: 'media', media, caption: null };
}

/** A button that the business has set up at Meta itself: what stands on it is what the customer says. */
function pressedOf({ title = '', payload = '' }: NonNullable<Event['postback']>): InboundContent | null {
  if (payload === GET_STARTED) return { kind: 'start' };
  const choice = readChoiceKey(payload);
  if (choice) return { kind: 'choice', ...choice, label: title };
  return title === '' ? null : { kind: 'text', text: title };
}
