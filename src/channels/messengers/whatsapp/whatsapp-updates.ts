import * as v from 'valibot';
import { toE164 } from '../../../kernel/phone.js';
import { graphReason } from '../meta/graph-errors.js';
import {
  nothingIn,
  type Inbound,
  type InboundContent,
  type InboundMessage,
  type InboundStatus,
  type InboundUser,
  type MediaKind,
} from '../receiving/inbound.types.js';
import { readChoiceKey } from '../rendering/choice-key.js';

/**
 * The fields that are read (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages);
 * others are passed over.
 */
const PRESSED = v.object({ id: v.string(), title: v.optional(v.string()) });
const MEDIUM = v.object({ caption: v.optional(v.string()) });
const MESSAGE = v.object({
  from: v.optional(v.string()),
  from_user_id: v.optional(v.string()),
  id: v.string(),
  timestamp: v.string(),
  type: v.string(),
  text: v.optional(v.object({ body: v.string() })),
  button: v.optional(v.object({ text: v.optional(v.string()), payload: v.optional(v.string()) })),
  interactive: v.optional(v.object({ button_reply: v.optional(PRESSED), list_reply: v.optional(PRESSED) })),
  image: v.optional(MEDIUM),
  video: v.optional(MEDIUM),
  document: v.optional(MEDIUM),
});
const STATUS = v.object({
  id: v.string(),
  status: v.string(),
  biz_opaque_callback_data: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ code: v.number() }))),
});
const CONTACT = v.object({
  wa_id: v.optional(v.string()),
  user_id: v.optional(v.string()),
  profile: v.optional(v.object({ name: v.optional(v.string()) })),
});
const VALUE = v.object({
  metadata: v.object({ phone_number_id: v.string() }),
  contacts: v.optional(v.array(CONTACT)),
  messages: v.optional(v.array(v.unknown())),
  statuses: v.optional(v.array(v.unknown())),
});
const BODY = v.object({
  object: v.literal('whatsapp_business_account'),
  entry: v.array(v.object({ changes: v.array(v.object({ field: v.string(), value: v.unknown() })) })),
});

type Message = v.InferOutput<typeof MESSAGE>;
type Contact = v.InferOutput<typeof CONTACT>;

const MEDIA: Record<string, MediaKind> = {
  audio: 'voice',
  voice: 'voice',
  image: 'image',
  video: 'video',
  document: 'file',
  sticker: 'sticker',
  location: 'location',
  contacts: 'contact',
};
/** A reaction to a message, or a note of the system: nobody has said anything. */
const UNSAID = new Set(['reaction', 'system', 'ephemeral', 'request_welcome']);
const KNOWN_STATUSES = ['sent', 'delivered', 'read', 'failed'] as const;

/** @param body parsed JSON @param phoneNumberId of the channel */
export function readWhatsApp(body: unknown, phoneNumberId: string): Inbound {
  const told = nothingIn();
  const parsed = v.safeParse(BODY, body);
  if (!parsed.success) return { ...told, ignored: 1 };
  let own = 0;
  for (const { field, value } of parsed.output.entry.flatMap(({ changes }) => changes)) {
    const change = v.safeParse(VALUE, value);
    if (field !== 'messages' || !change.success) told.ignored += 1;
    else if (change.output.metadata.phone_number_id !== phoneNumberId)
      told.foreign.push(change.output.metadata.phone_number_id);
    else {
      own += 1;
      readChange(change.output, told);
    }
  }
  told.isForeign = told.foreign.length > 0 && own === 0;
  return told;
}

function readChange(
  { contacts = [], messages = [], statuses = [] }: v.InferOutput<typeof VALUE>,
  told: Inbound,
): void {
  for (const raw of messages) {
    const message = v.safeParse(MESSAGE, raw);
    const read = message.success ? readMessage(message.output, contacts) : null;
    if (read) told.messages.push(read);
    else told.ignored += 1;
  }
  for (const raw of statuses) {
    const status = v.safeParse(STATUS, raw);
    const read = status.success ? readStatus(status.output) : null;
    if (read) told.statuses.push(read);
    else told.ignored += 1;
  }
}

function readMessage(message: Message, contacts: readonly Contact[]): InboundMessage | null {
  // A customer who hides the number is known by an id of the business alone.
  const chat = message.from ?? message.from_user_id;
  const seconds = Number(message.timestamp);
  if (chat === undefined || UNSAID.has(message.type) || !Number.isSafeInteger(seconds)) return null;
  const contact = contacts.find(({ wa_id: number, user_id: id }) => number === chat || id === chat);
  return {
    ...{ id: message.id, chat, at: new Date(seconds * 1_000), content: contentOf(message) },
    user: userOf(contact, message.from),
  };
}

function contentOf(message: Message): InboundContent {
  const { text, button, interactive, type } = message;
  if (text) return { kind: 'text', text: text.body };
  const pressed = interactive?.button_reply ?? interactive?.list_reply;
  if (pressed) {
    const choice = readChoiceKey(pressed.id);
    const label = pressed.title ?? '';
    return choice ? { kind: 'choice', ...choice, label } : { kind: 'text', text: label };
  }
  if (button) return { kind: 'text', text: button.text ?? button.payload ?? '' };
  const { image, video, document } = message;
  const caption = (image ?? video ?? document)?.caption ?? null;
  return { kind: 'media', media: MEDIA[type] ?? 'other', caption };
}

/** WhatsApp vouches for the number that a message comes from. It tells no language. */
function userOf(contact: Contact | undefined, from: string | undefined): InboundUser {
  const name = contact?.profile?.name?.trim().slice(0, 200);
  return { name: name || null, locale: null, phone: from === undefined ? null : toE164(`+${from}`, null) };
}

function readStatus({
  id,
  status,
  errors,
  biz_opaque_callback_data: key,
}: v.InferOutput<typeof STATUS>): InboundStatus | null {
  const known = KNOWN_STATUSES.find((each) => each === status);
  if (!known) return null;
  const code = errors?.[0]?.code;
  return {
    externalId: id,
    status: known,
    key: key ?? null,
    reason: code === undefined ? null : graphReason(code),
  };
}
