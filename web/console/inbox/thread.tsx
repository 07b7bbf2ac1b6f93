import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { conversationQuery, messagesQuery } from '../api/queries.js';
import type { View } from '../api/views.js';
import { useKeys } from '../app/keys.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { Failure, Skeleton } from '../ui/states.js';
import { Composer } from './composer.js';
import { nameOf } from './customer.js';
import { Messages } from './messages.js';
import { ThreadHead } from './thread-head.js';
import { useActs } from './use-acts.js';
import { useLiveThread } from './use-live-thread.js';
import css from './thread.module.css';

/** A conversation as it goes on, and what the member can do in it. */
export function Thread({ id, view }: { id: string; view: View }) {
  const speech = useSpeech();
  const { words } = speech;
  const pane = useRef<HTMLElement>(null);
  const composer = useRef<HTMLTextAreaElement>(null);
  const conversation = useQuery(conversationQuery(id));
  const messages = useInfiniteQuery(messagesQuery(id));
  const { draft, link } = useLiveThread(id);
  const acts = useActs(id, conversation.data?.status);
  const mayWrite = useMay('conversations:write');
  useKeys({
    r: () => composer.current?.focus(),
    e: () => acts.resolve?.(),
    b: () => acts.giveBack?.(),
  });
  useEffect(() => pane.current?.focus({ preventScroll: true }), []);

  const error = conversation.error ?? messages.error;
  const again = (): void => {
    void conversation.refetch();
    void messages.refetch();
  };
  if (!conversation.data || !messages.data)
    return (
      <section ref={pane} tabIndex={-1} className={css['pane']} aria-label={words.inbox.thread}>
        {error ? <Failure error={error} again={again} /> : <Skeleton rows={3} />}
      </section>
    );
  const name = nameOf(conversation.data.visitor, speech);
  return (
    <section ref={pane} tabIndex={-1} className={css['pane']} aria-label={words.inbox.thread}>
      <ThreadHead conversation={conversation.data} view={view} acts={acts} />
      <div role="status" className={css['link']}>
        {link === 'lost' && <p>{words.states.lost}</p>}
      </div>
      <Messages
        id={id}
        name={name}
        messages={messages.data.pages.flatMap((page) => page.data).toReversed()}
        draft={draft}
        earlier={messages.hasNextPage ? () => void messages.fetchNextPage() : null}
      />
      {mayWrite && <Composer ref={composer} conversation={conversation.data} name={name} />}
    </section>
  );
}
