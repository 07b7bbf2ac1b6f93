import { SendHorizontal, StickyNote } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { keep, kept } from '../app/device.js';
import { useSpeech } from '../app/speech-context.js';
import { fill } from '../app/speech.js';
import { Button } from '../ui/button.js';
import { writtenDir } from '../ui/written.js';
import css from './composer.module.css';

const LONGEST = 8_000;

/** What the field is for: the customer, or the team alone. */
export type Mode = 'reply' | 'note';

/** What is written to a conversation stays with it until it is sent, also over a reload. */
export function useWritten(conversationId: string, mode: Mode): [string, (text: string) => void] {
  const place = `draft.${conversationId}${mode === 'note' ? '.note' : ''}` as const;
  const [text, setText] = useState(() => kept(place));
  const write = (next: string): void => {
    setText(next);
    keep(place, next);
  };
  return [text, write];
}

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  name: string;
  mode: Mode;
  /** Absent: the member may only do the one. */
  choose: ((mode: Mode) => void) | null;
  text: string;
  write: (text: string) => void;
  /** Sends what is written, without blanks around it. */
  submit: (text: string) => void;
  /** What was written is being kept, and nothing is changed meanwhile. */
  isBusy: boolean;
}

export function Composer({ ref, name, mode, choose, text, write, submit, isBusy }: Props) {
  const { inbox } = useSpeech().words;
  const send = (): void => {
    if (text.trim() !== '' && !isBusy) submit(text.trim());
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  };
  const isNote = mode === 'note';
  const label = isNote ? inbox.noteFor : fill(inbox.replyTo, { name });
  return (
    <div className={`${css['composer'] ?? ''} ${isNote ? (css['noting'] ?? '') : ''}`}>
      {choose && (
        <div className={css['modes']} role="group" aria-label={inbox.writeAs}>
          {(['reply', 'note'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={mode === each} onClick={() => choose(each)}>
              {inbox[each]}
            </button>
          ))}
        </div>
      )}
      <textarea
        ref={ref}
        dir={writtenDir(text)}
        rows={2}
        maxLength={LONGEST}
        aria-label={label}
        placeholder={label}
        value={text}
        readOnly={isBusy}
        onChange={(event) => write(event.target.value)}
        onKeyDown={pressed}
      />
      <div className={css['foot']}>
        <span className={css['hint']}>{inbox.sendKeys}</span>
        <Button
          kind="primary"
          icon={isNote ? <StickyNote aria-hidden /> : <SendHorizontal aria-hidden className="flips" />}
          onClick={send}
          disabled={text.trim() === '' || isBusy}
        >
          {isNote ? inbox.addNote : inbox.send}
        </Button>
      </div>
    </div>
  );
}
