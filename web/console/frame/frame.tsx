import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { BookOpenText, MessagesSquare, UsersRound } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { countsQuery } from '../api/queries.js';
import { useKeys } from '../app/keys.js';
import { useOfflineSince } from '../app/offline.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { fill, shownCount } from '../app/speech.js';
import { NoticeProvider } from '../ui/notices.js';
import { KeyList } from './key-list.js';
import { PersonMenu } from './person-menu.js';
import css from './frame.module.css';

/** The rail of parts at the side, or at the bottom of a phone, around the part that is open. */
export function Frame() {
  const { words } = useSpeech();
  const [showsKeys, setShowsKeys] = useState(false);
  const navigate = useNavigate();
  useKeys({
    '?': () => setShowsKeys(true),
    'g i': () => void navigate({ to: '/inbox' }),
    'g k': () => void navigate({ to: '/knowledge' }),
    'g t': () => void navigate({ to: '/team' }),
  });
  return (
    <NoticeProvider>
      <a className={css['skip']} href="#content">
        {words.nav.skip}
      </a>
      <div className={css['frame']}>
        <Rail showKeys={() => setShowsKeys(true)} />
        <div className={css['inner']}>
          <OfflineStrip />
          <main id="content" className={css['content']} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <KeyList open={showsKeys} close={() => setShowsKeys(false)} />
    </NoticeProvider>
  );
}

function Rail({ showKeys }: { showKeys: () => void }) {
  const { words } = useSpeech();
  const mayArticles = useMay('catalog:read');
  const mayMembers = useMay('members:read');
  return (
    <header className={css['rail']}>
      <nav aria-label={words.nav.label}>
        <ul>
          <Part to="/inbox" icon={<MessagesSquare aria-hidden />} text={words.nav.inbox}>
            <WaitingCount />
          </Part>
          {mayArticles && (
            <Part to="/knowledge" icon={<BookOpenText aria-hidden />} text={words.nav.knowledge} />
          )}
          {mayMembers && <Part to="/team" icon={<UsersRound aria-hidden />} text={words.nav.team} />}
        </ul>
      </nav>
      <PersonMenu showKeys={showKeys} />
    </header>
  );
}

function Part({
  to,
  icon,
  text,
  children,
}: {
  to: '/inbox' | '/knowledge' | '/team';
  icon: ReactNode;
  text: string;
  children?: ReactNode;
}) {
  return (
    <li>
      <Link to={to} className={css['part']} activeProps={{ 'aria-current': 'page' }}>
        <span className={css['icon']}>
          {icon}
          {children}
        </span>
        {text}
      </Link>
    </li>
  );
}

/** How many need the member, also in the page's title, which a tab in the background shows. */
function WaitingCount() {
  const speech = useSpeech();
  const count = useQuery(countsQuery).data?.needsYou ?? 0;
  useEffect(() => {
    document.title = count > 0 ? `(${shownCount(count)}) Frontdesk` : 'Frontdesk';
  }, [count]);
  if (count === 0) return null;
  return (
    <span className={css['count']}>
      <span aria-hidden>{shownCount(count)}</span>
      <span className="unseen">{speech.count(speech.words.inbox.waiting, count)}</span>
    </span>
  );
}

function OfflineStrip() {
  const speech = useSpeech();
  const since = useOfflineSince();
  return (
    <div role="status" className={css['strip']}>
      {since && <p>{fill(speech.words.states.offline, { time: speech.time(since) })}</p>}
    </div>
  );
}
