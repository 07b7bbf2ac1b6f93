/** A mail as it is read, whoever has delivered it. */
export interface InboundMail {
  /** Of the header, in angle brackets; empty without one. */
  messageId: string;
  from: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** By lower-case name; of one that stands twice the first. */
  headers: ReadonlyMap<string, string>;
  /** Content types. */
  attachments: string[];
}

/** What one delivery has in it. */
export interface MailDelivery {
  mail?: InboundMail;
  /** Amazon SNS asks whether its messages are wanted. */
  subscription?: { token: string };
}

/** Of a whole mail; behind it are files, which are not read: taking them apart would hold up everybody. */
export const MOST_READ = 2_000_000;
/** A file of that size has 27,000; each line, and each part, is an object of its own while a mail is taken apart. */
const MOST_LINES = 40_000;
const MOST_NESTED = 20;
const MOST_HEADER_BYTES = 200_000;

/** A whole mail (RFC 5322). @returns undefined of what is none */
export async function parseMime(body: Buffer): Promise<InboundMail | undefined> {
  const { default: PostalMime } = await import('postal-mime');
  const limits = { maxNestingDepth: MOST_NESTED, maxHeadersSize: MOST_HEADER_BYTES };
  const mail = await PostalMime.parse(new Uint8Array(beginningOf(body)), limits).catch(() => undefined);
  if (!mail?.from?.address) return undefined;
  return {
    messageId: storable(mail.messageId),
    from: { address: storable(mail.from.address), name: storable(mail.from.name) },
    ...{ subject: storable(mail.subject), text: storable(mail.text), html: storable(mail.html) },
    headers: byName(mail.headers),
    attachments: mail.attachments.map(({ mimeType }) => mimeType),
  };
}

function beginningOf(body: Buffer): Buffer {
  const beginning = body.subarray(0, MOST_READ);
  let end = -1;
  for (let line = 0; line < MOST_LINES; line += 1) {
    end = beginning.indexOf('\n', end + 1);
    if (end < 0) return beginning;
  }
  return beginning.subarray(0, end);
}

/** By lower-case name; of one that stands twice the first. */
export function byName(headers: readonly { key: string; value: string }[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { key, value } of headers) {
    const name = key.toLowerCase();
    if (!all.has(name)) all.set(name, storable(value).trim());
  }
  return all;
}

/** Postgres stores neither NUL nor halves of surrogate pairs. */
export function storable(text: string | undefined): string {
  return (text ?? '').toWellFormed().replaceAll('\0', '');
}
