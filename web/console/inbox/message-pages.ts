import type { InfiniteData } from '@tanstack/react-query';
import type { Message } from '../api/client.js';

/** As the API answers them. */
export type MessagePages = InfiniteData<
  { data: Message[]; page: { next: string | null; hasMore: boolean } },
  string
>;

/**
 * MessagePages are newest first, and so are ids (UUIDv7). A stream begins with what was long ago: what is older than the loaded
 * pages stays out of them.
 * @returns the same object when nothing is new
 */
export function withMessage(before: MessagePages, message: Message): MessagePages {
  const loaded = before.pages.flatMap(({ data }) => data);
  const known = loaded.find(({ id }) => id === message.id);
  if (known) {
    if (known.text === message.text && known.status === message.status) return before;
    const replaced = (each: Message): Message => (each.id === message.id ? message : each);
    return { ...before, pages: before.pages.map((page) => ({ ...page, data: page.data.map(replaced) })) };
  }
  const oldest = loaded.at(-1);
  if (oldest && message.id < oldest.id && before.pages.at(-1)?.page.hasMore) return before;
  const pages = before.pages.map((page, index) => {
    if (index > 0) return page;
    const at = page.data.findIndex(({ id }) => id < message.id);
    return { ...page, data: page.data.toSpliced(at < 0 ? page.data.length : at, 0, message) };
  });
  return { ...before, pages };
}
