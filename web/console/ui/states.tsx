import { CloudOff, Inbox as EmptyIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ProblemError } from '../../shared/problem.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from './button.js';
import { problemText } from './problem-text.js';
import css from './states.module.css';

/** Rows as high as those that come; they show only when loading takes a while. */
export function Skeleton({ rows = 6, height = 64 }: { rows?: 3 | 6; height?: 40 | 64 }) {
  const { words } = useSpeech();
  return (
    <div className={css['skeleton']} role="status">
      <span className="unseen">{words.states.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={height === 64 ? css['tall'] : css['low']} />
      ))}
    </div>
  );
}

export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={css['empty']}>
      <EmptyIcon aria-hidden />
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What went wrong, the way on, and the id by which the request can be found. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const { words } = useSpeech();
  const requestId = error instanceof ProblemError ? error.requestId : '';
  return (
    <div className={css['failure']} role="alert">
      <CloudOff aria-hidden />
      <p dir="auto">{problemText(error, words)}</p>
      {again && <Button onClick={again}>{words.states.again}</Button>}
      {requestId && <RequestId id={requestId} />}
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  const { words } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(id).then(() => setCopied(true));
  };
  return (
    <p className={css['requestId']}>
      {words.states.requestId} <code dir="ltr">{id}</code>
      <Button kind="bare" onClick={copy}>
        {copied ? words.states.copied : words.states.copy}
      </Button>
    </p>
  );
}
