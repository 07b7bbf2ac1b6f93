import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEventHandler, useState } from 'react';
import { api, type Role } from '../api/client.js';
import { invitationsQuery } from '../api/queries.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { Choice, TextField } from '../ui/field.js';
import { fieldFaults, problemText } from '../ui/problem-text.js';
import { useGivenRoles } from './roles.js';
import css from './team.module.css';

export function InviteDialog({ open, close }: { open: boolean; close: () => void }) {
  const { team } = useSpeech().words;
  return (
    <Dialog title={team.inviteTitle} open={open} close={close}>
      <InviteForm close={close} />
    </Dialog>
  );
}

function InviteForm({ close }: { close: () => void }) {
  const { words } = useSpeech();
  const { team } = words;
  const roles = useGivenRoles();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const invite = useMutation({
    mutationFn: () => api.POST('/v1/invitations', { body: { email: email.trim(), role } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      close();
    },
  });
  const faults = fieldFaults(invite.error);
  const submit: SubmitEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <form className={css['form']} onSubmit={submit}>
      {invite.error && !faults['email'] && (
        <p role="alert" className={css['fault']} dir="auto">
          {problemText(invite.error, words)}
        </p>
      )}
      <TextField
        label={team.email}
        type="email"
        dir="ltr"
        required
        value={email}
        fault={faults['email']}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Choice
        label={team.role}
        value={role}
        choose={setRole}
        options={roles.map((value) => ({ value, text: `${words.role[value]}: ${words.roleMay[value]}` }))}
      />
      <DialogActions>
        <Button onClick={close}>{words.states.cancel}</Button>
        <Button kind="primary" type="submit" disabled={invite.isPending}>
          {team.send}
        </Button>
      </DialogActions>
    </form>
  );
}
