import { readRichText, safeUrl, type Span } from '../../shared/rich-text.js';
import type { Citation, Message } from '../api/client.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import { reasonText } from './customer.js';
import type { Unsent } from './outbox.js';
import { useOutbox } from './outbox-context.js';
import type { Draft } from './thread-events.js';
import css from './bubble.module.css';

export function Bubble({ message, customer }: { message: Message; customer: string }) {
  const speech = useSpeech();
  const { inbox, from } = speech.words;
  const author = message.from === 'visitor' ? customer : (message.member?.name ?? from[message.from]);
  if (message.from === 'system')
    return (
      <p className={css['system']} dir="auto">
        {message.text}
      </p>
    );
  return (
    <article className={`${css['bubble'] ?? ''} ${css[message.from] ?? ''}`}>
      <p className={css['meta']}>
        <bdi>{author}</bdi>
        <time dateTime={message.createdAt}>{speech.time(message.createdAt)}</time>
      </p>
      <RichText text={message.text} />
      {message.status === 'incomplete' && <p className={css['note']}>{inbox.incomplete}</p>}
      {message.handoff && (
        <p className={css['note']}>
          {inbox.handoff}: <bdi>{reasonText(message.handoff.reason, speech)}</bdi>
        </p>
      )}
      {message.citations.length > 0 && <Sources citations={message.citations} />}
    </article>
  );
}

function Sources({ citations }: { citations: Citation[] }) {
  const { inbox } = useSpeech().words;
  return (
    <ul className={css['sources']} aria-label={inbox.sources}>
      {citations.map(({ kind, id, title, url }) => {
        const href = url ? safeUrl(url) : null;
        return (
          <li key={`${kind} ${id}`} dir="auto">
            {href ? (
              <a href={href} target="_blank" rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The same little formatting as visitors see, as plain elements. */
function RichText({ text }: { text: string }) {
  return readRichText(text).map((block, index) =>
    block.kind === 'paragraph' ? (
      <p key={index} dir="auto" className={css['text']}>
        <Spans spans={block.spans} />
      </p>
    ) : (
      <ul key={index} className={css['list']}>
        {block.items.map((spans, item) => (
          <li key={item} dir="auto">
            <Spans spans={spans} />
          </li>
        ))}
      </ul>
    ),
  );
}

function Spans({ spans }: { spans: Span[] }) {
  return spans.map((span, index) => {
    if (span.kind === 'strong') return <strong key={index}>{span.text}</strong>;
    if (span.kind === 'text') return span.text;
    return (
      <a key={index} href={span.url} target="_blank" rel="noreferrer">
        {span.text}
      </a>
    );
  });
}

/** The answer as it is written; whole messages are read out, not their pieces. */
export function DraftBubble({ draft }: { draft: Draft }) {
  const { inbox } = useSpeech().words;
  return (
    <article className={`${css['bubble'] ?? ''} ${css['assistant'] ?? ''} ${css['draft'] ?? ''}`}>
      <p className={css['meta']}>
        <span role="status">{inbox.writes}</span>
        {draft.tool && <code dir="ltr">{draft.tool}</code>}
      </p>
      {draft.text && (
        <p className={css['text']} dir="auto">
          {draft.text}
        </p>
      )}
    </article>
  );
}

interface UnsentProps {
  unsent: Unsent;
  /** Takes it back into the field. */
  change: () => void;
  /** The number of the newest message in the thread. */
  seenSeq: number;
}

export function UnsentBubble({ unsent, change, seenSeq }: UnsentProps) {
  const { inbox } = useSpeech().words;
  const outbox = useOutbox();
  const { state, text, fault, clientId } = unsent;
  const needsWord = state === 'failed' || state === 'overtaken';
  return (
    <article className={`${css['bubble'] ?? ''} ${css['member'] ?? ''} ${css['unsent'] ?? ''}`}>
      <p className={css['text']} dir="auto">
        {text}
      </p>
      <p className={needsWord ? css['failed'] : css['note']} role="status" dir="auto">
        {inbox[state]}
        {fault && `: ${fault}`}
      </p>
      {needsWord && (
        <p className={css['choices']}>
          <Button kind="bare" onClick={() => outbox.retry(clientId, seenSeq)}>
            {state === 'overtaken' ? inbox.sendAnyway : inbox.retry}
          </Button>
          <Button kind="bare" onClick={change}>
            {inbox.change}
          </Button>
          <Button kind="bare" onClick={() => outbox.discard(clientId)}>
            {inbox.discard}
          </Button>
        </p>
      )}
    </article>
  );
}
