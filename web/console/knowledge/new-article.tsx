import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEventHandler, useState } from 'react';
import { ProblemError } from '../../shared/problem.js';
import { api, bodyOf } from '../api/client.js';
import { articlesQuery } from '../api/queries.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { TextArea, TextField } from '../ui/field.js';
import { problemText } from '../ui/problem-text.js';
import css from './article.module.css';

export function NewArticle({ open, close }: { open: boolean; close: () => void }) {
  const { knowledge } = useSpeech().words;
  return (
    <Dialog title={knowledge.addTitle} open={open} close={close}>
      <NewArticleForm close={close} />
    </Dialog>
  );
}

/** @returns the id of the article, which the answer to a bulk call does not tell */
async function create(question: string, answer: string): Promise<string | undefined> {
  const summary = await bodyOf(api.PUT('/v1/articles', { body: { articles: [{ question, answer }] } }));
  const [fault] = summary.errors;
  if (fault) throw new ProblemError(422, fault.code, fault.detail, 0);
  const { data } = await bodyOf(api.GET('/v1/articles', { params: { query: { question } } }));
  return data[0]?.id;
}

function NewArticleForm({ close }: { close: () => void }) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState('');
  const add = useMutation({
    mutationFn: () => create(question.trim(), answer.trim()),
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: articlesQuery.queryKey });
      close();
      if (id) await navigate({ to: '/knowledge/$id', params: { id } });
    },
  });
  const submit: SubmitEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className={css['form']} onSubmit={submit}>
      {add.error && (
        <p role="alert" className={css['fault']} dir="auto">
          {problemText(add.error, words)}
        </p>
      )}
      <TextField
        label={words.knowledge.question}
        required
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <TextArea
        label={words.knowledge.answer}
        required
        rows={6}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <DialogActions>
        <Button onClick={close}>{words.states.cancel}</Button>
        <Button kind="primary" type="submit" disabled={add.isPending}>
          {words.states.save}
        </Button>
      </DialogActions>
    </form>
  );
}
