import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { membersQuery } from '../api/queries.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import page from '../ui/page.module.css';
import { Failure, Skeleton } from '../ui/states.js';
import { Invitations } from './invitations.js';
import { InviteDialog } from './invite-dialog.js';
import { MemberRow } from './member-row.js';
import css from './team.module.css';

/** The people of the business, and who is invited. */
export function Team() {
  const { team } = useSpeech().words;
  const { data, error, refetch } = useQuery(membersQuery);
  const mayInvite = useMay('members:write');
  const [invites, setInvites] = useState(false);
  return (
    <div className={page['page']}>
      <div className={page['inner']}>
        <div className={page['head']}>
          <h1>{team.title}</h1>
          {mayInvite && (
            <Button kind="primary" icon={<UserPlus aria-hidden />} onClick={() => setInvites(true)}>
              {team.invite}
            </Button>
          )}
        </div>
        <section aria-label={team.members} className={css['card']}>
          <h2>{team.members}</h2>
          {data ? (
            <ul>
              {data.data.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </ul>
          ) : error ? (
            <Failure error={error} again={() => void refetch()} />
          ) : (
            <Skeleton rows={3} />
          )}
        </section>
        {mayInvite && <Invitations />}
        <InviteDialog open={invites} close={() => setInvites(false)} />
      </div>
    </div>
  );
}
