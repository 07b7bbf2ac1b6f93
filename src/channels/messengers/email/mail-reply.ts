import EmailReplyParser from 'email-reply-parser';
import { htmlText } from '../../../language/markup/html-text.js';
import type { InboundMail } from './inbound-mail.js';

/** Of a mail; what a customer writes anew stands at its beginning. The library's patterns take long for more. */
const LONGEST = 10_000;
const MOST_LINES = 300;
const LONGEST_LINE = 1_000;

const parser = new EmailReplyParser();

/** What a customer has written anew: without the mail that it answers, and without a signature. */
export function replyOf({ text, html }: Pick<InboundMail, 'text' | 'html'>): string {
  const written = modest(text.trim() === '' ? htmlText(html.slice(0, 10 * LONGEST)) : text);
  const reply = parser.parseReply(written).trim();
  // Nothing is left of a mail that quotes alone: then that is what it says.
  return reply === '' ? written : reply;
}

/** Without what makes the library's patterns slow: lines without end, and blank ones without number. */
function modest(text: string): string {
  return text
    .slice(0, LONGEST)
    .split(/\r?\n|\r/u)
    .map((line) => line.slice(0, LONGEST_LINE).trimEnd())
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .slice(0, MOST_LINES)
    .join('\n')
    .trim();
}
