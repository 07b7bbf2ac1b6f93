import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Invitation } from '../api/client.js';
import { invitationsQuery } from '../api/queries.js';
import { useSpeech } from '../app/speech-context.js';
import { fill } from '../app/speech.js';
import { Button } from '../ui/button.js';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';
import { Failure, Skeleton } from '../ui/states.js';
import { useGivenRoles } from './roles.js';
import css from './team.module.css';

export function Invitations() {
  const { team } = useSpeech().words;
  const { data, error, refetch } = useQuery(invitationsQuery);
  return (
    <section aria-label={team.invitations} className={css['card']}>
      <h2>{team.invitations}</h2>
      {data ? (
        <ul>
          {data.data.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
          {data.data.length === 0 && <li className={css['none']}>{team.none}</li>}
        </ul>
      ) : error ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <Skeleton rows={3} height={40} />
      )}
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const speech = useSpeech();
  const { words } = speech;
  const { id, email, role, sentAt, endsAt } = invitation;
  const mayChange = useGivenRoles().includes(role);
  const { resend, takeBack } = useInvitationChanges(id);
  const sent = sentAt ? fill(words.team.sent, { time: speech.ago(sentAt) }) : words.team.notSent;
  return (
    <li className={css['row']}>
      <div className={css['who']}>
        <strong>
          <bdi dir="ltr">{email}</bdi>
        </strong>
        <span>
          {words.role[role]} · {sent} · {fill(words.team.ends, { time: speech.date(endsAt) })}
        </span>
      </div>
      {mayChange && (
        <div className={css['side']}>
          <Button disabled={resend.isPending} onClick={() => resend.mutate()}>
            {words.team.resend}
          </Button>
          <Button kind="danger" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {words.team.takeBack}
          </Button>
        </div>
      )}
    </li>
  );
}

function useInvitationChanges(id: string) {
  const queries = useQueryClient();
  const { words } = useSpeech();
  const notice = useNotice();
  const params = { path: { id } };
  const done = {
    onError: (error: unknown) => notice(problemText(error, words)),
    onSettled: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  };
  const resend = useMutation({
    mutationFn: () => api.POST('/v1/invitations/{id}/resend', { params }),
    onSuccess: () => notice(words.team.resent),
    ...done,
  });
  const takeBack = useMutation({
    mutationFn: () => api.DELETE('/v1/invitations/{id}', { params }),
    ...done,
  });
  return { resend, takeBack };
}
