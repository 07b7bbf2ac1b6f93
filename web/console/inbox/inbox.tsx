import { useParams, useSearch } from '@tanstack/react-router';
import { useSpeech } from '../app/speech-context.js';
import { Empty } from '../ui/states.js';
import { ConversationList } from './conversation-list.js';
import { OutboxProvider } from './outbox-context.js';
import { Thread } from './thread.js';
import css from './inbox.module.css';

/** List and thread beside each other; on a phone one of them, and the address says which. */
export function Inbox() {
  const { words } = useSpeech();
  const { id } = useParams({ strict: false });
  const { view = 'needs_you' } = useSearch({ from: '/inbox' });
  return (
    <OutboxProvider>
      <div className={`${css['panes'] ?? ''} ${id ? (css['threadOpen'] ?? '') : ''}`}>
        <ConversationList view={view} openId={id} />
        {id ? (
          <Thread key={id} id={id} view={view} />
        ) : (
          <section className={css['none']} aria-label={words.inbox.thread}>
            <Empty text={words.inbox.pick} />
          </section>
        )}
      </div>
    </OutboxProvider>
  );
}
