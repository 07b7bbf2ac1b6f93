import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { api, type Role, type TeamMember } from '../api/client.js';
import { membersQuery } from '../api/queries.js';
import { useSession } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { fill } from '../app/speech.js';
import { Avatar } from '../ui/avatar.js';
import { Button, IconButton } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { Choice } from '../ui/field.js';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';
import { useGivenRoles } from './roles.js';
import css from './team.module.css';

export function MemberRow({ member }: { member: TeamMember }) {
  const speech = useSpeech();
  const { words } = speech;
  const own = useSession().member.id === member.id;
  const roles = useGivenRoles();
  const [asks, setAsks] = useState(false);
  const { change, remove } = useMemberChanges(member.id);
  const mayChange = roles.includes(member.role);
  return (
    <li className={css['row']}>
      <Avatar name={member.name} id={member.id} />
      <div className={css['who']}>
        <strong>
          <bdi>{member.name}</bdi>
          {own && <span className={css['you']}>{words.team.you}</span>}
        </strong>
        <span>
          <bdi dir="ltr">{member.email}</bdi>
        </span>
      </div>
      <div className={css['side']}>
        {mayChange ? (
          <Choice
            label={`${words.team.role}: ${member.name}`}
            hidesLabel
            value={member.role}
            options={roles.map((value) => ({ value, text: words.role[value] }))}
            choose={(role) => change.mutate(role)}
            disabled={change.isPending}
          />
        ) : (
          <span>{words.role[member.role]}</span>
        )}
        {mayChange && !own && (
          <IconButton label={`${words.states.remove}: ${member.name}`} onClick={() => setAsks(true)}>
            <UserMinus aria-hidden />
          </IconButton>
        )}
      </div>
      <Dialog
        title={fill(words.team.removeAsk, { name: member.name })}
        detail={words.team.removeDetail}
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
    </li>
  );
}

function useMemberChanges(id: string) {
  const queries = useQueryClient();
  const { words } = useSpeech();
  const notice = useNotice();
  const params = { path: { id } };
  const done = {
    onError: (error: unknown) => notice(problemText(error, words)),
    onSettled: () => queries.invalidateQueries({ queryKey: membersQuery.queryKey }),
  };
  const change = useMutation({
    mutationFn: (role: Role) => api.PATCH('/v1/members/{id}', { params, body: { role } }),
    onSuccess: () => notice(words.states.saved),
    ...done,
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/members/{id}', { params }),
    ...done,
  });
  return { change, remove };
}
