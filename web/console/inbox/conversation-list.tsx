import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AlarmClock, ArrowDownWideNarrow, Search } from 'lucide-react';
import { type RefObject, useDeferredValue, useRef, useState } from 'react';
import type { InboxCounts, InboxItem } from '../api/client.js';
import { conversationsQuery, countsQuery } from '../api/queries.js';
import { type Sort, VIEWS, type View } from '../api/views.js';
import { keep, kept } from '../app/device.js';
import { useKeys } from '../app/keys.js';
import { useSession } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { shownCount, type Speech } from '../app/speech.js';
import { Avatar } from '../ui/avatar.js';
import { Button, IconButton } from '../ui/button.js';
import { Empty, Failure, Skeleton } from '../ui/states.js';
import { writtenDir } from '../ui/written.js';
import { matches, nameOf, putOffUntil, reasonText } from './customer.js';
import { StatusChip } from './status-chip.js';
import css from './conversation-list.module.css';

export function ConversationList({ view, openId }: { view: View; openId: string | undefined }) {
  const { words } = useSpeech();
  const [sought, setSought] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const [sort, flip] = useSort(view);
  useKeys({
    j: () => step(rows, 1),
    k: () => step(rows, -1),
    '/': () => search.current?.focus(),
  });
  return (
    <section className={css['pane']} aria-label={words.inbox.list}>
      <div className={css['head']}>
        <div className={css['title']}>
          <h1>{words.inbox.title}</h1>
          {flip && (
            <IconButton label={words.inbox.sort[sort]} onClick={flip}>
              <ArrowDownWideNarrow aria-hidden />
            </IconButton>
          )}
        </div>
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
      <Rows view={view} sort={sort} openId={openId} sought={useDeferredValue(sought)} rows={rows} />
    </section>
  );
}

/** Those in which customers wait for the team; the others have one order. */
const SORTED: readonly View[] = ['needs_you', 'mine'];

/** The order of the list, which this device remembers, and how to change it where there is a choice. */
function useSort(view: View): [Sort, (() => void) | undefined] {
  const [chosen, setChosen] = useState<Sort>(() => (kept('sort') === 'recent' ? 'recent' : 'waiting'));
  if (!SORTED.includes(view)) return ['recent', undefined];
  const flip = (): void => {
    const next = chosen === 'waiting' ? 'recent' : 'waiting';
    keep('sort', next);
    setChosen(next);
  };
  return [chosen, flip];
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

const COUNTED: Partial<Record<View, keyof InboxCounts>> = {
  needs_you: 'needsYou',
  mine: 'mine',
  assistant: 'assistant',
};

function Views({ view }: { view: View }) {
  const { words } = useSpeech();
  const counts = useQuery(countsQuery).data;
  return (
    <nav aria-label={words.inbox.list} className={css['views']}>
      {VIEWS.map((each) => (
        <Link
          key={each}
          to="/inbox"
          search={each === 'needs_you' ? {} : { view: each }}
          aria-current={each === view ? 'true' : undefined}
        >
          {words.views[each]}
          <Count count={COUNTED[each] && counts?.[COUNTED[each]]} />
        </Link>
      ))}
    </nav>
  );
}

function Count({ count }: { count: number | undefined }) {
  return count ? <span className={css['count']}>{shownCount(count)}</span> : null;
}

interface RowsProps {
  view: View;
  sort: Sort;
  openId: string | undefined;
  sought: string;
  rows: RefObject<HTMLUListElement | null>;
}

function Rows({ view, sort, openId, sought, rows }: RowsProps) {
  const { words } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    conversationsQuery(view, sort),
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

interface RowProps {
  conversation: InboxItem;
  view: View;
  isOpen: boolean;
}

function Row({ conversation, view, isOpen }: RowProps) {
  const speech = useSpeech();
  const { id, visitor, updatedAt, waitingSince, unread, lastMessage } = conversation;
  const name = nameOf(visitor, speech);
  const at = waitingSince ?? lastMessage?.at ?? updatedAt;
  return (
    <li>
      <Link
        to="/inbox/$id"
        params={{ id }}
        search={view === 'needs_you' ? {} : { view }}
        className={`${css['row'] ?? ''} ${unread > 0 ? (css['unread'] ?? '') : ''}`}
        aria-current={isOpen ? 'true' : undefined}
      >
        <Avatar name={name} id={visitor.id} />
        <span className={css['name']}>
          <bdi>{name}</bdi>
        </span>
        <time dateTime={at} className={waitingSince ? css['waits'] : undefined}>
          {speech.ago(at)}
        </time>
        <LastWords conversation={conversation} />
        <span className={css['marks']}>
          {unread > 0 && (
            <span className={css['count']}>
              <span aria-hidden>{shownCount(unread)}</span>
              <span className="unseen">{speech.count(speech.words.inbox.unread, unread)}</span>
            </span>
          )}
          {putOffUntil(conversation) !== null && <PutOff />}
          <Holder conversation={conversation} />
        </span>
      </Link>
    </li>
  );
}

/** What was said last, and by whom when it was not the customer. */
function LastWords({ conversation: { lastMessage, channel, handoffReason } }: { conversation: InboxItem }) {
  const speech = useSpeech();
  if (!lastMessage) {
    const { words } = speech;
    const text = handoffReason === null ? words.channel[channel] : reasonText(handoffReason, speech);
    return (
      <span className={css['last']}>
        <span dir="auto">{text}</span>
      </span>
    );
  }
  const { from, text } = lastMessage;
  return (
    <span className={css['last']}>
      {from !== 'visitor' && <b>{speech.words.from[from]}:</b>}
      <span dir="auto">{text}</span>
    </span>
  );
}

function PutOff() {
  const { inbox } = useSpeech().words;
  return <AlarmClock role="img" aria-label={inbox.isPutOff} className={css['putOff']} />;
}

/** Who has it; without a member, where it stands. */
function Holder({ conversation: { assignee, status } }: { conversation: InboxItem }) {
  const speech = useSpeech();
  const { member } = useSession();
  if (!assignee || status === 'resolved') return <StatusChip status={status} />;
  return <span className={css['holder']}>{holderOf(assignee, member.id, speech)}</span>;
}

function holderOf(assignee: { id: string; name: string }, memberId: string, { words }: Speech): string {
  return assignee.id === memberId ? words.inbox.you : assignee.name;
}
