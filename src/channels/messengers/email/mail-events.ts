import { createHash } from 'node:crypto';
import { canonicalEmail } from '../../../kernel/email.js';
import { nothingIn, type Inbound, type InboundContent, type MediaKind } from '../receiving/inbound.types.js';
import type { InboundMail, MailDelivery } from './inbound-mail.js';
import { replyOf } from './mail-reply.js';
import { isAnswer, threadOf } from './mail-threads.js';

/** Programs that answer by themselves say so by these (RFC 3834, and what is usual beside it). */
const BULK = /^(?:bulk|junk|list|auto_reply)$/i;
const OF_LISTS = ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-auto-reply-from'];
const SUPPRESSED = /\b(?:all|autoreply|oof)\b/i;
/** Nobody reads there. */
const PROGRAMS = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+@-]|$)/i;
const UNSUBSCRIBES = /^\s*(?:re:\s*)?unsubscribe\s*$/i;
const NUMBER = /^(\d{1,2})[.)]?$/;
const MEDIA = new Map<string, MediaKind>([
  ['audio', 'voice'],
  ['image', 'image'],
  ['video', 'video'],
]);

/** @param told as `parseMail` returns it @param own address of the channel */
export function readMail(told: MailDelivery | undefined, own: string): Inbound {
  if (told?.subscription) return nothingIn();
  const mail = told?.mail;
  const from = mail && canonicalEmail(mail.from.address);
  if (!mail || from == null || from === own) return { ...nothingIn(), ignored: 1 };
  const content = contentOf(mail);
  // A program may unsubscribe: nobody answers that.
  if (content.kind !== 'stop' && isAutomatic(mail)) return { ...nothingIn(), ignored: 1 };
  return {
    ...nothingIn(),
    messages: [
      {
        ...{ id: idOf(mail), chat: from, at: new Date(), content },
        // Anybody can write an address as the sender; the answer goes to it alone, and proves nothing.
        user: { name: mail.from.name.trim().slice(0, 200) || null, locale: null, phone: null },
        thread: threadOf(mail),
      },
    ],
  };
}

/** Whether a program has sent it, which must never be answered: two of them would not stop. */
export function isAutomatic({ from, headers }: InboundMail): boolean {
  const has = (name: string, pattern: RegExp): boolean => pattern.test(headers.get(name) ?? '');
  return (
    (headers.has('auto-submitted') && !has('auto-submitted', /^no\b/i)) ||
    has('precedence', BULK) ||
    OF_LISTS.some((name) => headers.has(name)) ||
    has('x-auto-response-suppress', SUPPRESSED) ||
    headers.get('return-path') === '<>' ||
    PROGRAMS.test(from.address)
  );
}

function contentOf(mail: InboundMail): InboundContent {
  const { subject, attachments } = mail;
  const reply = replyOf(mail);
  if (UNSUBSCRIBES.test(subject)) return { kind: 'stop', text: reply || 'unsubscribe' };
  const [family] = (attachments[0] ?? '').split('/');
  if (reply === '' && attachments.length > 0)
    return { kind: 'media', media: MEDIA.get(family ?? '') ?? 'file', caption: null };
  const [, number] = NUMBER.exec(reply) ?? [];
  if (number !== undefined && number !== '0')
    return { kind: 'number', index: Number(number) - 1, text: reply };
  const isNew = !isAnswer(mail) && subject.trim() !== '' && !reply.includes(subject.trim());
  return { kind: 'text', text: isNew ? `${subject.trim()}\n\n${reply}`.trim() : reply };
}

/** Of one length, whatever stands in the header; without one, of what the mail says. */
function idOf({ messageId, from, subject, text, html, headers }: InboundMail): string {
  const said = [from.address, subject, headers.get('date') ?? '', text, html].join('\n');
  return createHash('sha256')
    .update(messageId.trim() === '' ? said : messageId.trim())
    .digest('hex');
}
