import { Menu } from '@base-ui/react/menu';
import { useQuery } from '@tanstack/react-query';
import { Bot, EllipsisVertical, Hand, Info, MailOpen } from 'lucide-react';
import { membersQuery } from '../api/queries.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { IconButton } from '../ui/button.js';
import { Choice, Choices, MenuPopup } from '../ui/menu.js';
import menu from '../ui/menu.module.css';
import type { Acts } from './use-acts.js';

const NOBODY = 'nobody';

interface Props {
  assigneeId: string | null;
  acts: Acts;
  showDetails: () => void;
}

/** What is done less often: whose it is, who answers, to read it later, and who the customer is. */
export function MoreActs({ assigneeId, acts, showDetails }: Props) {
  const { inbox } = useSpeech().words;
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton label={inbox.more} />}>
        <EllipsisVertical aria-hidden />
      </Menu.Trigger>
      <MenuPopup side="bottom">
        {acts.assign && <Assign assigneeId={assigneeId} assign={acts.assign} />}
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
