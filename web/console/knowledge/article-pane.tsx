import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ProblemError } from '../../shared/problem.js';
import { api, type Article } from '../api/client.js';
import { articleQuery, articlesQuery, changeArticle, getArticle } from '../api/queries.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { fill } from '../app/speech.js';
import { Button, IconButton } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { TextArea, TextField } from '../ui/field.js';
import { useNotice } from '../ui/notices.js';
import { PaneHeading } from '../ui/pane-heading.js';
import { problemText } from '../ui/problem-text.js';
import { Failure, Skeleton } from '../ui/states.js';
import { ChangedByAnother } from './changed-by-another.js';
import css from './article.module.css';

export function ArticlePane({ id }: { id: string }) {
  const { knowledge } = useSpeech().words;
  // What somebody is writing must not be replaced by a later answer.
  const { data, error, refetch } = useQuery({ ...articleQuery(id), staleTime: Infinity, gcTime: 0 });
  return (
    <section className={css['pane']} aria-label={knowledge.edit}>
      {data ? (
        <Editor key={data.version} article={data.article} version={data.version} />
      ) : error ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </section>
  );
}

interface Texts {
  question: string;
  answer: string;
}

function Editor({ article, version }: { article: Article; version: string }) {
  const speech = useSpeech();
  const { words } = speech;
  const mayWrite = useMay('catalog:write');
  const notice = useNotice();
  const queries = useQueryClient();
  const [texts, setTexts] = useState<Texts>({ question: article.question, answer: article.answer });
  const [theirs, setTheirs] = useState<{ article: Article; version: string } | null>(null);
  const isChanged = texts.question !== article.question || texts.answer !== article.answer;
  const { queryKey } = articleQuery(article.id);

  const save = useMutation({
    mutationFn: (ifMatch: string) => changeArticle(article.id, ifMatch, texts),
    onSuccess: (saved) => {
      notice(words.states.saved);
      queries.setQueryData(queryKey, saved);
      void queries.invalidateQueries({ queryKey: articlesQuery.queryKey });
    },
    onError: async (error) => {
      if (!(error instanceof ProblemError) || error.status !== 412) return;
      setTheirs(await getArticle(article.id));
    },
  });
  const fault = save.error instanceof ProblemError && save.error.status === 412 ? null : save.error;
  return (
    <form
      className={css['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(version);
      }}
    >
      <EditorHead article={article} mayWrite={mayWrite} />
      <div className={css['fields']}>
        <TextField
          label={words.knowledge.question}
          required
          readOnly={!mayWrite}
          value={texts.question}
          onChange={(event) => setTexts({ ...texts, question: event.target.value })}
        />
        <TextArea
          label={words.knowledge.answer}
          required
          readOnly={!mayWrite}
          rows={10}
          value={texts.answer}
          onChange={(event) => setTexts({ ...texts, answer: event.target.value })}
        />
        <p className={css['quiet']}>
          {fill(words.knowledge.updated, { time: speech.moment(article.updatedAt) })}
        </p>
        {theirs && (
          <ChangedByAnother
            theirs={theirs.article}
            take={() => queries.setQueryData(queryKey, theirs)}
            keep={() => {
              setTheirs(null);
              save.mutate(theirs.version);
            }}
          />
        )}
      </div>
      {isChanged && (
        <div className={css['bar']}>
          <p role="status" dir="auto">
            {fault ? problemText(fault, words) : words.knowledge.unsaved}
          </p>
          <Button onClick={() => setTexts({ question: article.question, answer: article.answer })}>
            {words.knowledge.discard}
          </Button>
          <Button kind="primary" type="submit" disabled={save.isPending}>
            {words.states.save}
          </Button>
        </div>
      )}
      <LeaveQuestion isChanged={isChanged} />
    </form>
  );
}

function EditorHead({ article, mayWrite }: { article: Article; mayWrite: boolean }) {
  const { words } = useSpeech();
  const [asks, setAsks] = useState(false);
  const remove = useRemoval(article.id);
  return (
    <div className={css['head']}>
      <Link to="/knowledge" className={css['back']} aria-label={words.states.back}>
        <ArrowLeft aria-hidden className="flips" />
      </Link>
      <PaneHeading>{words.knowledge.edit}</PaneHeading>
      {mayWrite && (
        <IconButton label={words.states.remove} onClick={() => setAsks(true)}>
          <Trash2 aria-hidden />
        </IconButton>
      )}
      <Dialog
        title={words.knowledge.removeAsk}
        detail={words.knowledge.removeDetail}
        open={asks}
        close={() => setAsks(false)}
      >
        <DialogActions>
          <Button onClick={() => setAsks(false)}>{words.states.cancel}</Button>
          <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {words.states.remove}
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}

function useRemoval(id: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const { words } = useSpeech();
  return useMutation({
    mutationFn: () => api.DELETE('/v1/articles/{id}', { params: { path: { id } } }),
    onSuccess: async () => {
      await navigate({ to: '/knowledge', ignoreBlocker: true });
      await queries.invalidateQueries({ queryKey: articlesQuery.queryKey });
    },
    onError: (error) => notice(problemText(error, words)),
  });
}

function LeaveQuestion({ isChanged }: { isChanged: boolean }) {
  const { knowledge } = useSpeech().words;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <Dialog title={knowledge.unsaved} open={status === 'blocked'} close={() => reset?.()}>
      <DialogActions>
        <Button onClick={() => proceed?.()}>{knowledge.leave}</Button>
        <Button kind="primary" onClick={() => reset?.()}>
          {knowledge.stay}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
