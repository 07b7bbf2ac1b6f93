import { Menu } from '@base-ui/react/menu';
import { useQuery } from '@tanstack/react-query';
import { AlarmClock, AlarmClockOff, Bot, EllipsisVertical, Hand, Info, MailOpen } from 'lucide-react';
import { useState } from 'react';
import type { InboxItem } from '../api/client.js';
import { membersQuery } from '../api/queries.js';
import { useKeys } from '../app/keys.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { IconButton } from '../ui/button.js';
import { Choice, Choices, MenuPopup } from '../ui/menu.js';
import menu from '../ui/menu.module.css';
import { putOffUntil } from './customer.js';
import type { Acts } from './use-acts.js';

const NOBODY = 'nobody';

interface Props {
  conversation: InboxItem;
  acts: Acts;
  showDetails: () => void;
}

/** What is done less often: whose it is, who answers, to read it later, and who the customer is. */
export function MoreActs({ conversation, acts, showDetails }: Props) {
  const { inbox } = useSpeech().words;
  const [isOpen, setOpen] = useState(false);
  useKeys({ z: () => setOpen(acts.snooze !== undefined) });
  return (
    <Menu.Root open={isOpen} onOpenChange={setOpen}>
      <Menu.Trigger render={<IconButton label={inbox.more} />}>
        <EllipsisVertical aria-hidden />
      </Menu.Trigger>
      <MenuPopup side="bottom">
        {acts.assign && <Assign assigneeId={conversation.assigneeId} assign={acts.assign} />}
        {acts.snooze && <Snooze isPutOff={putOffUntil(conversation) !== null} snooze={acts.snooze} />}
        {acts.giveBack && (
          <Menu.Item className={menu['item']} onClick={acts.giveBack}>
            <Bot aria-hidden />
            {inbox.giveBack}
          </Menu.Item>
        )}
        {acts.ask && (
          <Menu.Item className={menu['item']} onClick={acts.ask}>
            <Hand aria-hidden />
            {inbox.ask}
          </Menu.Item>
        )}
        {acts.markUnread && (
          <Menu.Item className={menu['item']} onClick={acts.markUnread}>
            <MailOpen aria-hidden />
            {inbox.markUnread}
          </Menu.Item>
        )}
        <Menu.Item className={menu['item']} onClick={showDetails}>
          <Info aria-hidden />
          {inbox.details}
        </Menu.Item>
      </MenuPopup>
    </Menu.Root>
  );
}

/** For how many hours a conversation can be put off. */
const HOURS = { hour: 1, day: 24, week: 168 } as const;

function Snooze({ isPutOff, snooze }: { isPutOff: boolean; snooze: NonNullable<Acts['snooze']> }) {
  const { inbox } = useSpeech().words;
  return (
    <Menu.Group>
      <Menu.GroupLabel className={menu['label']}>{inbox.snooze}</Menu.GroupLabel>
      {(Object.keys(HOURS) as (keyof typeof HOURS)[]).map((each) => (
        <Menu.Item key={each} className={menu['item']} onClick={() => snooze(HOURS[each])}>
          <AlarmClock aria-hidden />
          {inbox.snoozeFor[each]}
        </Menu.Item>
      ))}
      {isPutOff && (
        <Menu.Item className={menu['item']} onClick={() => snooze(null)}>
          <AlarmClockOff aria-hidden />
          {inbox.wake}
        </Menu.Item>
      )}
      <Menu.Separator className={menu['line']} />
    </Menu.Group>
  );
}

function Assign({ assigneeId, assign }: { assigneeId: string | null; assign: NonNullable<Acts['assign']> }) {
  const { inbox } = useSpeech().words;
  const members = useQuery({ ...membersQuery, enabled: useMay('members:read') });
  const choose = (value: string): void => assign(value === NOBODY ? null : value);
  return (
    <>
      <Choices label={inbox.assign} value={assigneeId ?? NOBODY} choose={choose}>
        {members.data?.data.map(({ id, name }) => (
          <Choice key={id} value={id} closes>
            <bdi>{name}</bdi>
          </Choice>
        ))}
        <Choice value={NOBODY} closes>
          {inbox.nobody}
        </Choice>
      </Choices>
      <Menu.Separator className={menu['line']} />
    </>
  );
}
