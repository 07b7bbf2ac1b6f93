import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Connection, type Link } from '../../shared/connection.js';
import { type Message, openEvents } from '../api/client.js';
import { conversationQuery, messagesQuery } from '../api/queries.js';
import { type MessagePages, withMessage } from './message-pages.js';
import { type Draft, readThreadEvent } from './thread-events.js';

/** Follows the events of a thread while the page is visible; what was missed is fetched when the stream is back. */
export function useLiveThread(id: string): { draft: Draft | null; link: Link } {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [link, setLink] = useState<Link>('connecting');
  useEffect(() => follow(id, queries, setDraft, setLink), [id, queries]);
  return { draft, link };
}

function follow(
  id: string,
  queries: QueryClient,
  setDraft: (draft: Draft | null) => void,
  setLink: (link: Link) => void,
): () => void {
  let cursor = '';
  let draft: Draft | null = null;
  const show = (next: Draft | null): void => {
    draft = next;
    setDraft(next);
  };
  const connection = new Connection({
    open: (signal) => openEvents(id, cursor, signal),
    opened: async () => {
      show(null);
      await queries.invalidateQueries({ queryKey: messagesQuery(id).queryKey });
      statusMayHaveChanged(queries, id);
    },
    event: (event) => {
      cursor = event.id || cursor;
      const told = readThreadEvent(event, draft);
      if (told.kind === 'draft') show(told.draft);
      if (told.kind === 'message') {
        if (told.message.from === 'assistant') show(null);
        if (putMessage(queries, id, told.message)) statusMayHaveChanged(queries, id);
      }
      if (told.kind === 'status') statusMayHaveChanged(queries, id);
    },
    changed: setLink,
  });
  const watch = (): void => {
    if (document.visibilityState === 'visible') connection.start();
    else connection.stop();
  };
  const wake = (): void => connection.wake();
  const drop = (): void => connection.drop();
  document.addEventListener('visibilitychange', watch);
  addEventListener('online', wake);
  addEventListener('offline', drop);
  watch();
  return () => {
    document.removeEventListener('visibilitychange', watch);
    removeEventListener('online', wake);
    removeEventListener('offline', drop);
    connection.stop();
    show(null);
  };
}

/** @returns whether it is new */
export function putMessage(queries: QueryClient, id: string, message: Message): boolean {
  const { queryKey } = messagesQuery(id);
  const before = queries.getQueryData<MessagePages>(queryKey);
  if (!before) return false;
  const after = withMessage(before, message);
  if (after !== before) queries.setQueryData<MessagePages>(queryKey, after);
  return after !== before;
}

export function statusMayHaveChanged(queries: QueryClient, id: string): void {
  void queries.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  void queries.invalidateQueries({ queryKey: ['conversations'] });
}
