import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type RefObject, useDeferredValue, useRef, useState } from 'react';
import type { Conversation } from '../api/client.js';
import { conversationsQuery } from '../api/queries.js';
import { VIEWS, type View } from '../api/views.js';
import { useKeys } from '../app/keys.js';
import { useSpeech } from '../app/speech-context.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { Empty, Failure, Skeleton } from '../ui/states.js';
import { writtenDir } from '../ui/written.js';
import { matches, nameOf, reasonText } from './customer.js';
import { StatusChip } from './status-chip.js';
import css from './conversation-list.module.css';

export function ConversationList({ view, openId }: { view: View; openId: string | undefined }) {
  const { words } = useSpeech();
  const [sought, setSought] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  useKeys({
    j: () => step(rows, 1),
    k: () => step(rows, -1),
    '/': () => search.current?.focus(),
  });
  return (
    <section className={css['pane']} aria-label={words.inbox.list}>
      <div className={css['head']}>
        <h1>{words.inbox.title}</h1>
        <label className={css['search']}>
          <Search aria-hidden />
          <input
            ref={search}
            type="search"
            dir={writtenDir(sought)}
            placeholder={words.inbox.search}
            aria-label={words.inbox.search}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </label>
        <Views view={view} />
      </div>
      <Rows view={view} openId={openId} sought={useDeferredValue(sought)} rows={rows} />
    </section>
  );
}

/** The focus goes to the next row; only Enter goes into the thread. */
function step(rows: RefObject<HTMLUListElement | null>, by: 1 | -1): void {
  const links = [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
  const focused = links.findIndex((link) => link === document.activeElement);
  const open = links.findIndex((link) => link.ariaCurrent === 'true');
  const from = focused >= 0 ? focused : open;
  const next = from < 0 ? 0 : Math.min(links.length - 1, Math.max(0, from + by));
  links[next]?.focus();
}

function Views({ view }: { view: View }) {
  const { words } = useSpeech();
  return (
    <nav aria-label={words.inbox.list} className={css['views']}>
      {(Object.keys(VIEWS) as View[]).map((each) => (
        <Link
          key={each}
          to="/inbox"
          search={each === 'needs_you' ? {} : { view: each }}
          aria-current={each === view ? 'true' : undefined}
        >
          {words.views[each]}
        </Link>
      ))}
    </nav>
  );
}

interface RowsProps {
  view: View;
  openId: string | undefined;
  sought: string;
  rows: RefObject<HTMLUListElement | null>;
}

function Rows({ view, openId, sought, rows }: RowsProps) {
  const { words } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    conversationsQuery(view),
  );
  if (!data) return error ? <Failure error={error} again={() => void refetch()} /> : <Skeleton />;
  const all = data.pages.flatMap((page) => page.data);
  const shown = all.filter((conversation) => matches(conversation, sought));
  if (all.length === 0) return <Empty text={words.empty[view]} />;
  return (
    <div className={css['scroll']}>
      {shown.length === 0 && <Empty text={words.inbox.noHits} />}
      <ul ref={rows}>
        {shown.map((conversation) => (
          <Row
            key={conversation.id}
            conversation={conversation}
            view={view}
            isOpen={conversation.id === openId}
          />
        ))}
      </ul>
      {hasNextPage && (
        <div className={css['more']}>
          <Button onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {words.states.more}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ conversation, view, isOpen }: { conversation: Conversation; view: View; isOpen: boolean }) {
  const speech = useSpeech();
  const { id, visitor, channel, updatedAt, handoffReason } = conversation;
  const name = nameOf(visitor, speech);
  return (
    <li>
      <Link
        to="/inbox/$id"
        params={{ id }}
        search={view === 'needs_you' ? {} : { view }}
        className={css['row']}
        aria-current={isOpen ? 'true' : undefined}
      >
        <Avatar name={name} id={visitor.id} />
        <span className={css['name']}>
          <bdi>{name}</bdi>
        </span>
        <time dateTime={updatedAt}>{speech.ago(updatedAt)}</time>
        <span className={css['last']}>
          <bdi>
            {handoffReason === null ? speech.words.channel[channel] : reasonText(handoffReason, speech)}
          </bdi>
        </span>
        <StatusChip status={conversation.status} />
      </Link>
    </li>
  );
}
