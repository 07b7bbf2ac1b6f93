import * as v from 'valibot';
import type { InboundMail } from './inbound-mail.js';

/** What an answer needs of the mail that it answers (RFC 5322 3.6.4); stored with the chat. */
const THREAD = v.object({ messageId: v.string(), references: v.array(v.string()), subject: v.string() });
export type MailThread = v.InferOutput<typeof THREAD>;

const MOST_REFERENCES = 20;
const LONGEST_SUBJECT = 200;
const MESSAGE_ID = /<[^<>\s]{1,300}>/g;
/** As mail programs of several languages write it. */
const ANSWERS = /^\s*(?:(?:re|aw|sv|antw)\s*:\s*)+/iu;

export function threadOf({ messageId, subject, headers }: InboundMail): MailThread {
  const before = headers.get('references') ?? headers.get('in-reply-to') ?? '';
  return {
    ...{
      messageId: (messageId.match(MESSAGE_ID) ?? [''])[0],
      subject: subject.slice(0, LONGEST_SUBJECT).toWellFormed(),
    },
    references: (before.slice(0, 20_000).match(MESSAGE_ID) ?? []).slice(-MOST_REFERENCES),
  };
}

export function isAnswer({ subject, headers }: InboundMail): boolean {
  return headers.has('in-reply-to') || ANSWERS.test(subject);
}

/** The headers that make a mail the next one of the thread. @param stored as the chat has it @param otherwise subject */
export function answering(
  stored: unknown,
  otherwise: string,
): { subject: string; inReplyTo?: string; references?: string[] } {
  const thread = v.safeParse(THREAD, stored);
  if (!thread.success) return { subject: otherwise };
  const { messageId, references, subject } = thread.output;
  const bare = subject
    .replace(ANSWERS, '')
    .replace(/[\r\n]+/g, ' ')
    .trim();
  const line = { subject: bare === '' ? otherwise : `Re: ${bare}` };
  return messageId === '' ? line : { ...line, inReplyTo: messageId, references: [...references, messageId] };
}
