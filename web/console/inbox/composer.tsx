import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { keep, kept } from '../app/device.js';
import { useSpeech } from '../app/speech-context.js';
import { fill } from '../app/speech.js';
import { Button } from '../ui/button.js';
import { writtenDir } from '../ui/written.js';
import css from './composer.module.css';

const LONGEST = 8_000;

/** What is written to a conversation stays with it until it is sent, also over a reload. */
export function useWritten(conversationId: string): [string, (text: string) => void] {
  const place = `draft.${conversationId}` as const;
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
  text: string;
  write: (text: string) => void;
  /** Sends what is written, without blanks around it. */
  submit: (text: string) => void;
}

export function Composer({ ref, name, text, write, submit }: Props) {
  const { inbox } = useSpeech().words;
  const send = (): void => {
    if (text.trim() === '') return;
    submit(text.trim());
    write('');
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  };
  const label = fill(inbox.replyTo, { name });
  return (
    <div className={css['composer']}>
      <textarea
        ref={ref}
        dir={writtenDir(text)}
        rows={2}
        maxLength={LONGEST}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={pressed}
      />
      <div className={css['foot']}>
        <span className={css['hint']}>{inbox.sendKeys}</span>
        <Button
          kind="primary"
          icon={<SendHorizontal aria-hidden className="flips" />}
          onClick={send}
          disabled={text.trim() === ''}
        >
          {inbox.send}
        </Button>
      </div>
    </div>
  );
}
