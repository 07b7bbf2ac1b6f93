import { useLayoutEffect, useRef } from 'react';
import type { Message, Note } from '../api/client.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import { Bubble, DraftBubble, UnsentBubble } from './bubble.js';
import { NoteBubble } from './note-bubble.js';
import { entriesOf, type Entry } from './notes.js';
import { useUnsent } from './outbox-context.js';
import type { Unsent } from './outbox.js';
import type { Draft } from './thread-events.js';
import css from './messages.module.css';

/** Nearer to the end than this, the thread follows what comes. */
const AT_END_PX = 80;

interface Props {
  id: string;
  name: string;
  /** Oldest first. */
  messages: Message[];
  /** Newest first. */
  notes: Note[];
  draft: Draft | null;
  earlier: (() => void) | null;
  /** Whether messages are among what is earlier. */
  hasEarlierMessages: boolean;
  /** Takes an unsent message back into the field. */
  change: (unsent: Unsent) => void;
  /** The number of the newest message. */
  seenSeq: number;
}

export function Messages({
  id,
  name,
  messages,
  notes,
  draft,
  earlier,
  hasEarlierMessages,
  change,
  seenSeq,
}: Props) {
  const speech = useSpeech();
  // The stream may bring a message before the call that sent it is answered.
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  const unsent = useUnsent(id).filter(({ clientId }) => !arrived.has(clientId));
  const entries = entriesOf(messages, notes, hasEarlierMessages);
  const box = useStayingScroll(entries, `${draft?.text.length ?? -1} ${unsent.length}`);
  const { inbox } = speech.words;
  return (
    <div ref={box} className={css['box']} tabIndex={0} role="group" aria-label={inbox.thread}>
      {earlier && (
        <div className={css['earlier']}>
          <Button kind="bare" onClick={earlier}>
            {inbox.earlier}
          </Button>
        </div>
      )}
      <div role="log" aria-label={inbox.thread}>
        <ol className={css['log']}>
          {entries.map((entry, index) => {
            const { id: key, createdAt } = thingOf(entry);
            const day = speech.day(createdAt);
            const before = entries[index - 1];
            const isNewDay = !before || speech.day(thingOf(before).createdAt) !== day;
            return (
              <li key={key} className={css['item']}>
                {isNewDay && <p className={css['day']}>{day}</p>}
                {entry.kind === 'note' ? (
                  <NoteBubble note={entry.note} />
                ) : (
                  <Bubble message={entry.message} customer={name} />
                )}
              </li>
            );
          })}
          {unsent.map((each) => (
            <li key={each.clientId} className={css['item']}>
              <UnsentBubble unsent={each} change={() => change(each)} seenSeq={seenSeq} />
            </li>
          ))}
        </ol>
      </div>
      {draft && <DraftBubble draft={draft} />}
    </div>
  );
}

function thingOf(entry: Entry): Message | Note {
  return entry.kind === 'note' ? entry.note : entry.message;
}

/** At its end the box stays there; elsewhere it keeps its place, also when older messages come in above. */
function useStayingScroll(entries: Entry[], growth: string) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ first: '', height: 0 });
  const first = entries[0] ? thingOf(entries[0]).id : '';
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { height, first: wasFirst } = before.current;
    const wasAtEnd = height - element.scrollTop - element.clientHeight < AT_END_PX;
    if (height === 0 || wasAtEnd) element.scrollTop = element.scrollHeight;
    else if (wasFirst !== first) element.scrollTop += element.scrollHeight - height;
    before.current = { first, height: element.scrollHeight };
  }, [first, entries.length, growth]);
  return box;
}
