import { Link } from '@tanstack/react-router';
import { ArrowLeft, Bot, CircleCheck, Hand, Info } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '../api/client.js';
import type { View } from '../api/views.js';
import { useSpeech } from '../app/speech-context.js';
import { Avatar } from '../ui/avatar.js';
import { Button, IconButton } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { PaneHeading } from '../ui/pane-heading.js';
import { nameOf } from './customer.js';
import type { Acts } from './use-acts.js';
import css from './thread-head.module.css';

interface Props {
  conversation: Conversation;
  view: View;
  acts: Acts;
}

/** Who the customer is, who speaks now, and what can be done. */
export function ThreadHead({ conversation, view, acts }: Props) {
  const speech = useSpeech();
  const { inbox, states } = speech.words;
  const [showsDetails, setShowsDetails] = useState(false);
  const { visitor, status } = conversation;
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
        <p>{inbox.speaks[status]}</p>
      </div>
      <div className={css['acts']}>
        {acts.ask && (
          <Button icon={<Hand aria-hidden />} onClick={acts.ask}>
            {inbox.ask}
          </Button>
        )}
        {acts.giveBack && (
          <Button icon={<Bot aria-hidden />} onClick={acts.giveBack}>
            {inbox.giveBack}
          </Button>
        )}
        {acts.resolve && (
          <Button icon={<CircleCheck aria-hidden />} onClick={acts.resolve}>
            {inbox.resolve}
          </Button>
        )}
        <IconButton label={inbox.details} onClick={() => setShowsDetails(true)}>
          <Info aria-hidden />
        </IconButton>
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

function Details({ conversation }: { conversation: Conversation }) {
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
