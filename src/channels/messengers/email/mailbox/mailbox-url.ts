/** A mailbox as a business names it: `imaps://user:password@host:993/folder` (RFC 5092); without a folder the inbox. */
export interface MailboxPlace {
  url: URL;
  folder: string;
}

const INBOX = 'INBOX';

/** @returns null of what is none, also without user or password */
export function mailboxOf(text: string): MailboxPlace | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  if (!/^imaps?:$/.test(protocol) || [hostname, username, password].includes('') || search + hash !== '')
    return null;
  try {
    decodeURIComponent(username + password);
    const folder = decodeURIComponent(pathname.slice(1)) || INBOX;
    // Line breaks and wildcards are no part of a folder's name.
    return /^[^\p{Cc}*%]{1,200}$/u.test(folder) ? { url, folder } : null;
  } catch {
    return null;
  }
}

/** How it is shown: without the password. */
export function mailboxName({ url, folder }: MailboxPlace): string {
  return `${decodeURIComponent(url.username)}@${url.host}/${folder}`;
}
