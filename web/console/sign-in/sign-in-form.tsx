import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEventHandler, useRef, useState } from 'react';
import { ProblemError } from '../../shared/problem.js';
import { account, bodyOf } from '../api/client.js';
import { enter } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import type { Words } from '../words/words.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { problemText } from '../ui/problem-text.js';
import css from './sign-in.module.css';

/** E-mail and password, or a link by mail. The address stays after a mistake and the focus goes to the password. */
export function SignInForm({ email: first = '' }: { email?: string }) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [email, setEmail] = useState(first);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [sent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFault('');
    setSent(false);
    try {
      await work();
    } catch (error) {
      setFault(faultText(error, words));
      form.current?.querySelector<HTMLInputElement>('[type=password]')?.focus();
    } finally {
      setBusy(false);
    }
  };
  const submit: SubmitEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault();
    const field = form.current?.querySelector<HTMLInputElement>('[type=password]');
    const body = { email: email.trim(), password: field?.value ?? '' };
    void attempt(async () => enter(queries, await bodyOf(account.POST('/console/v1/session', { body }))));
  };
  const sendLink = (): void => {
    if (!form.current?.querySelector<HTMLInputElement>('[type=email]')?.reportValidity()) return;
    void attempt(async () => {
      await account.POST('/console/v1/links', { body: { email: email.trim(), purpose: 'sign_in' } });
      setSent(true);
    });
  };
  return (
    <form ref={form} className={css['form']} onSubmit={submit}>
      <div role="alert">{fault && <p className={css['fault']}>{fault}</p>}</div>
      <TextField
        label={words.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        dir="ltr"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={words.signIn.password}
        type="password"
        name="password"
        autoComplete="current-password"
        dir="ltr"
        required
      />
      <Button kind="primary" type="submit" disabled={busy}>
        {words.signIn.submit}
      </Button>
      <Button kind="bare" onClick={sendLink} disabled={busy}>
        {words.signIn.link}
      </Button>
      <div role="status">{sent && <p className={css['sent']}>{words.signIn.linkSent}</p>}</div>
    </form>
  );
}

function faultText(error: unknown, words: Words): string {
  if (!(error instanceof ProblemError)) return words.states.noAnswer;
  if (error.code === 'wrong_credentials') return words.signIn.wrong;
  if (error.code === 'cross_site' && !isSecureContext) return words.signIn.needsHttps;
  return problemText(error, words);
}
