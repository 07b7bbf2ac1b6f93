import { Link } from '@tanstack/react-router';
import { ArrowLeft, CircleCheck, UserCheck } from 'lucide-react';
import { useState } from 'react';
import type { InboxItem } from '../api/client.js';
import type { View } from '../api/views.js';
import { useSession } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { fill, type Speech } from '../app/speech.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { PaneHeading } from '../ui/pane-heading.js';
import { nameOf, putOffUntil } from './customer.js';
import { MoreActs } from './more-acts.js';
import type { Acts } from './use-acts.js';
import css from './thread-head.module.css';

interface Props {
  conversation: InboxItem;
  view: View;
  acts: Acts;
}

/** Who the customer is, who speaks now, and what can be done. */
export function ThreadHead({ conversation, view, acts }: Props) {
  const speech = useSpeech();
  const { inbox, states } = speech.words;
  const [showsDetails, setShowsDetails] = useState(false);
  const { visitor, assignee } = conversation;
  const { member } = useSession();
  const until = putOffUntil(conversation);
  const name = nameOf(visitor, speech);
  return (
    <div className={css['head']}>
      <Link
        to="/inbox"
        search={view === 'needs_you' ? {} : { view }}
        className={css['back']}
        aria-label={states.back}
      >
        <ArrowLeft aria-hidden className="flips" />
      </Link>
      <Avatar name={name} id={visitor.id} />
      <div className={css['who']}>
        <PaneHeading>
          <bdi>{name}</bdi>
        </PaneHeading>
        <p dir="auto">
          {standing(conversation, member.id, speech)}
          {until && ` ${fill(inbox.snoozedUntil, { time: speech.moment(until) })}`}
        </p>
      </div>
      <div className={css['acts']}>
        {acts.take && (
          <Button icon={<UserCheck aria-hidden />} onClick={acts.take}>
            {assignee ? inbox.takeOver : inbox.take}
          </Button>
        )}
        {acts.resolve && (
          <Button icon={<CircleCheck aria-hidden />} onClick={acts.resolve}>
            {inbox.resolve}
          </Button>
        )}
        <MoreActs conversation={conversation} acts={acts} showDetails={() => setShowsDetails(true)} />
      </div>
      <Dialog title={inbox.customer} open={showsDetails} close={() => setShowsDetails(false)}>
        <Details conversation={conversation} />
        <DialogActions>
          <Button onClick={() => setShowsDetails(false)}>{states.close}</Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}

/** Who has it and who answers, in one sentence. */
function standing(conversation: InboxItem, memberId: string, { words }: Speech): string {
  const { assignee, status } = conversation;
  if (!assignee || status === 'resolved') return words.inbox.speaks[status];
  return assignee.id === memberId ? words.inbox.isYours : fill(words.inbox.isOf, { name: assignee.name });
}

function Details({ conversation }: { conversation: InboxItem }) {
  const speech = useSpeech();
  const { inbox, channel } = speech.words;
  const { visitor, createdAt, rating } = conversation;
  return (
    <dl className={css['details']}>
      <dt>{inbox.customer}</dt>
      <dd dir="auto">{nameOf(visitor, speech)}</dd>
      {visitor.email && (
        <>
          <dt>{inbox.email}</dt>
          <dd>
            <a href={`mailto:${visitor.email}`} dir="ltr">
              {visitor.email}
            </a>
          </dd>
        </>
      )}
      {visitor.locale && (
        <>
          <dt>{inbox.language}</dt>
          <dd>{speech.languageName(visitor.locale)}</dd>
        </>
      )}
      <dt>{inbox.since}</dt>
      <dd>
        {channel[conversation.channel]}, {speech.moment(createdAt)}
      </dd>
      {rating && (
        <>
          <dt>{inbox.rating}</dt>
          <dd dir="auto">
            {rating.score}/5 {rating.comment}
          </dd>
        </>
      )}
    </dl>
  );
}
