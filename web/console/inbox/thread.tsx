import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { conversationQuery, messagesQuery } from '../api/queries.js';
import type { View } from '../api/views.js';
import { useKeys } from '../app/keys.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { Failure, Skeleton } from '../ui/states.js';
import { Composer, type Mode, useWritten } from './composer.js';
import { nameOf } from './customer.js';
import { Messages } from './messages.js';
import { useNotes, useWriteNote } from './notes.js';
import { useOutbox } from './outbox-context.js';
import type { Unsent } from './outbox.js';
import { ThreadHead } from './thread-head.js';
import { useActs } from './use-acts.js';
import { useLiveThread } from './use-live-thread.js';
import { useReadMark } from './use-read-mark.js';
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
  const acts = useActs(id, view, conversation.data);
  const outbox = useOutbox();
  const mayWrite = useMay('conversations:write');
  const mayNote = useMay('notes:write');
  const [mode, choose] = useState<Mode>(mayWrite ? 'reply' : 'note');
  const [reply, writeReply] = useWritten(id, 'reply');
  const [note, writeNote] = useWritten(id, 'note');
  const { notes, hasNextPage: hasEarlierNotes, fetchNextPage: fetchNotes } = useNotes(id);
  const noting = useWriteNote(id, () => writeNote(''));
  const newest = messages.data?.pages[0]?.data[0];
  const seenSeq = newest?.seq ?? 0;
  useReadMark(id, seenSeq);
  const begin = (next: Mode): void => {
    choose(next);
    composer.current?.focus();
  };
  useKeys({
    r: () => mayWrite && begin('reply'),
    n: () => mayNote && begin('note'),
    e: () => acts.resolve?.(),
    b: () => acts.giveBack?.(),
    t: () => acts.take?.(),
    u: () => acts.markUnread?.(),
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
  const change = (unsent: Unsent): void => {
    outbox.discard(unsent.clientId);
    writeReply([reply, unsent.text].filter(Boolean).join('\n'));
    begin('reply');
  };
  const submit = (written: string): void => {
    if (mode === 'note') return noting.mutate(written);
    outbox.add(id, written, seenSeq);
    writeReply('');
  };
  const earlier = (): void => {
    if (messages.hasNextPage) void messages.fetchNextPage();
    if (hasEarlierNotes) void fetchNotes();
  };
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
        notes={notes}
        draft={draft}
        earlier={messages.hasNextPage || hasEarlierNotes ? earlier : null}
        hasEarlierMessages={messages.hasNextPage}
        change={change}
        seenSeq={seenSeq}
      />
      {(mayWrite || mayNote) && (
        <Composer
          ref={composer}
          name={name}
          mode={mode}
          choose={mayWrite && mayNote ? begin : null}
          text={mode === 'note' ? note : reply}
          write={mode === 'note' ? writeNote : writeReply}
          submit={submit}
          isBusy={mode === 'note' && noting.isPending}
        />
      )}
    </section>
  );
}
