import * as v from 'valibot';
import { canonicalTag } from '../../../kernel/language-tag.js';
import { toE164 } from '../../../kernel/phone.js';
import {
  nothingIn,
  type Inbound,
  type InboundContent,
  type InboundUser,
  type MediaKind,
} from '../receiving/inbound.types.js';
import { readChoiceKey } from '../rendering/choice-key.js';

/** The fields that are read of an `Update` (core.telegram.org/bots/api#update); others are passed over. */
const USER = v.object({
  id: v.number(),
  is_bot: v.optional(v.boolean()),
  first_name: v.optional(v.string()),
  last_name: v.optional(v.string()),
  language_code: v.optional(v.string()),
});
const CHAT = v.object({ id: v.number(), type: v.string() });
const MESSAGE = v.looseObject({
  message_id: v.number(),
  date: v.number(),
  chat: CHAT,
  from: v.optional(USER),
  text: v.optional(v.string()),
  caption: v.optional(v.string()),
  contact: v.optional(v.object({ phone_number: v.string(), user_id: v.optional(v.number()) })),
});
const UPDATE = v.object({
  update_id: v.number(),
  message: v.optional(MESSAGE),
  callback_query: v.optional(
    v.object({
      id: v.string(),
      from: USER,
      data: v.optional(v.string()),
      message: v.optional(
        v.looseObject({
          chat: CHAT,
          reply_markup: v.optional(
            v.object({
              inline_keyboard: v.array(
                v.array(v.object({ text: v.string(), callback_data: v.optional(v.string()) })),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
  my_chat_member: v.optional(v.object({ chat: CHAT, new_chat_member: v.object({ status: v.string() }) })),
});
type Update = v.InferOutput<typeof UPDATE>;
type Message = v.InferOutput<typeof MESSAGE>;

/** What a bot must ask for, so that Telegram sends nothing else. */
export const WANTED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

/** Field of the message → what it is; the first that is there counts. */
const MEDIA: readonly [field: string, kind: MediaKind][] = [
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video_note', 'video'],
  ['photo', 'image'],
  ['video', 'video'],
  ['animation', 'video'],
  ['sticker', 'sticker'],
  ['document', 'file'],
  ['location', 'location'],
  ['contact', 'contact'],
];
/** What Telegram tells of a chat itself, such as a changed picture: nobody has said anything. */
const SAID = new Set([...MEDIA.map(([field]) => field), 'text', 'caption', 'poll', 'dice', 'venue', 'story']);
const LEFT = new Set(['kicked', 'left']);

/** @param body parsed JSON */
export function readUpdate(body: unknown): Inbound {
  const parsed = v.safeParse(UPDATE, body);
  if (!parsed.success) return { ...nothingIn(), ignored: 1 };
  const update = parsed.output;
  if (update.message) return readMessage(update.message);
  if (update.callback_query) return readChoice(update.update_id, update.callback_query);
  if (update.my_chat_member) return readReach(update.my_chat_member);
  return { ...nothingIn(), ignored: 1 };
}

function readMessage(message: Message): Inbound {
  const { chat, from, date, message_id: number } = message;
  const isSaid = Object.keys(message).some((field) => SAID.has(field));
  // A group talks among itself, and a bot may be another assistant.
  if (chat.type !== 'private' || !from || from.is_bot === true || !isSaid)
    return { ...nothingIn(), ignored: 1 };
  return {
    ...nothingIn(),
    messages: [
      {
        ...{ id: `m${number}`, chat: String(chat.id), at: new Date(date * 1000) },
        ...{ user: userOf(from, phoneOf(message)), content: contentOf(message) },
      },
    ],
    reply: { method: 'sendChatAction', chat_id: chat.id, action: 'typing' },
  };
}

function contentOf(message: Message): InboundContent {
  const { text, caption } = message;
  if (text !== undefined)
    return /^\/start(?:@\w{1,64})?(?:\s|$)/u.test(text) ? { kind: 'start' } : { kind: 'text', text };
  const media = MEDIA.find(([field]) => field in message)?.[1] ?? 'other';
  return { kind: 'media', media, caption: caption ?? null };
}

/** The press of a button has no number of its own; the id of the query is kept for a repeat. */
function readChoice(updateId: number, query: NonNullable<Update['callback_query']>): Inbound {
  const reply = { method: 'answerCallbackQuery', callback_query_id: query.id };
  const choice = readChoiceKey(query.data ?? '');
  const { chat, reply_markup: markup } = query.message ?? {};
  if (!choice || chat?.type !== 'private') return { ...nothingIn(), ignored: 1, reply };
  const pressed = markup?.inline_keyboard.flat().find(({ callback_data: data }) => data === query.data);
  return {
    ...nothingIn(),
    messages: [
      {
        ...{ id: `u${updateId}`, chat: String(chat.id), at: new Date(), user: userOf(query.from, null) },
        content: { kind: 'choice', ...choice, label: pressed?.text ?? '' },
      },
    ],
    reply,
  };
}

function readReach({ chat, new_chat_member: now }: NonNullable<Update['my_chat_member']>): Inbound {
  if (chat.type !== 'private') return { ...nothingIn(), ignored: 1 };
  return { ...nothingIn(), reach: [{ chat: String(chat.id), reachable: !LEFT.has(now.status) }] };
}

function userOf(user: v.InferOutput<typeof USER>, phone: string | null): InboundUser {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').trim().slice(0, 200);
  return { name: name || null, locale: canonicalTag(user.language_code ?? ''), phone };
}

/** Telegram has proven a number to itself; a contact of somebody else proves nothing. */
function phoneOf({ contact, from }: Message): string | null {
  if (!contact || contact.user_id !== from?.id) return null;
  return toE164(`+${contact.phone_number.replace(/^\+/, '')}`, null);
}
