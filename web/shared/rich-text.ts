/**
 * The little formatting an answer may carry, read into plain data. Nothing here or later parses HTML: what is
 * not one of these shapes stays the text it is. Images are text too, because loading one can carry data away.
 */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; text: string }
  | { kind: 'link'; text: string; url: string };

export type Block = { kind: 'paragraph'; spans: Span[] } | { kind: 'list'; items: Span[][] };

const BULLET = /^\s*[-*•]\s+(.*)$/;
const LINK = /(?<!!)\[([^\]\n]{1,200})\]\(([^\s()]{1,2000})\)/;
const BOLD = /\*\*([^*\n]{1,500})\*\*/;
const ADDRESS = /(https?:\/\/[^\s<>"'`]{1,2000})/;
const EMAIL = /([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/;
const SPAN = new RegExp([LINK, BOLD, ADDRESS, EMAIL].map(({ source }) => source).join('|'), 'giu');

/** Assistant's text, with bullets, bold and links. */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: readSpans(paragraph.join('\n')) });
    paragraph = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const bullet = BULLET.exec(line)?.[1];
    if (bullet !== undefined) {
      close();
      listAtEnd(blocks).push(readSpans(bullet));
    } else if (line.trim() === '') close();
    else paragraph.push(line);
  }
  close();
  return blocks;
}

function listAtEnd(blocks: Block[]): Span[][] {
  const last = blocks.at(-1);
  if (last?.kind === 'list') return last.items;
  const items: Span[][] = [];
  blocks.push({ kind: 'list', items });
  return items;
}

function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SPAN)) {
    const span = readSpan(match);
    if (!span) continue;
    if (match.index > at) spans.push({ kind: 'text', text: text.slice(at, match.index) });
    spans.push(span.span);
    at = match.index + span.length;
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) });
  return spans;
}

/** Null when the shape is there but must not become what it asks for, such as a link to `javascript:`. */
function readSpan(match: RegExpMatchArray): { span: Span; length: number } | null {
  const [whole, label, target, strong, address, email] = match;
  if (strong !== undefined) return { span: { kind: 'strong', text: strong }, length: whole.length };
  if (email !== undefined) return link(email, `mailto:${email}`);
  const bare = address?.replace(/[.,;:!?)\]}،؛؟]+$/u, '');
  if (bare !== undefined) return link(bare, bare);
  const url = safeUrl(target ?? '');
  return url && label !== undefined
    ? { span: { kind: 'link', text: label, url }, length: whole.length }
    : null;
}

function link(text: string, address: string): { span: Span; length: number } | null {
  const url = safeUrl(address);
  return url ? { span: { kind: 'link', text, url }, length: text.length } : null;
}

/** The address if following it can only open a page, a mail or a call; null for every other scheme. */
export function safeUrl(address: string): string | null {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address)) return null;
  try {
    return new URL(address).href;
  } catch {
    return null;
  }
}
