import type { Article } from '../api/client.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import css from './article.module.css';

/** Somebody else has saved in the meantime: nobody's text is lost without a decision. */
export function ChangedByAnother({
  theirs,
  take,
  keep,
}: {
  theirs: Article;
  take: () => void;
  keep: () => void;
}) {
  const { knowledge } = useSpeech().words;
  return (
    <div role="alert" className={css['changed']}>
      <h3>{knowledge.changed}</h3>
      <p>{knowledge.changedDetail}</p>
      <blockquote aria-label={knowledge.theirs}>
        <strong dir="auto">{theirs.question}</strong>
        <p dir="auto">{theirs.answer}</p>
      </blockquote>
      <p className={css['choices']}>
        <Button onClick={take}>{knowledge.takeTheirs}</Button>
        <Button kind="primary" onClick={keep}>
          {knowledge.keepMine}
        </Button>
      </p>
    </div>
  );
}
