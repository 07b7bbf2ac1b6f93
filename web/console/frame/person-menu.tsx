import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { Check, Keyboard, LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { account, bodyOf } from '../api/client.js';
import { chooseTheme, currentTheme, keep, kept, THEMES } from '../app/device.js';
import { isLanguage, LANGUAGES } from '../app/languages.js';
import { useNarrow } from '../app/narrow.js';
import { enter, useSession, useSignOut } from '../app/session.js';
import { useSpoken } from '../app/speech-context.js';
import { Avatar } from '../ui/avatar.js';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';
import css from './person-menu.module.css';

/** Who is signed in where, and what they choose for themselves. */
export function PersonMenu({ showKeys }: { showKeys: () => void }) {
  const { person, tenant } = useSession();
  const { speech } = useSpoken();
  const signOut = useSignOut();
  const isNarrow = useNarrow();
  const { person: words } = speech.words;
  return (
    <Menu.Root>
      <Menu.Trigger className={css['trigger']} aria-label={words.menu}>
        <Avatar name={person.name} id={person.id} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          side={isNarrow ? 'top' : 'inline-end'}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className={css['positioner']}
        >
          <Menu.Popup className={css['popup']}>
            <div className={css['who']}>
              <strong dir="auto">{person.name}</strong>
              <span dir="ltr">{person.email}</span>
              <span dir="auto">
                <bdi>{tenant.name}</bdi>
              </span>
            </div>
            <Businesses />
            <Themes />
            <Languages />
            <SingleKeys />
            <Menu.Separator className={css['line']} />
            <Menu.Item className={css['item']} onClick={showKeys}>
              <Keyboard aria-hidden />
              {words.keys}
            </Menu.Item>
            <Menu.Item className={css['item']} onClick={() => void signOut()}>
              <LogOut aria-hidden className="flips" />
              {words.signOut}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Businesses() {
  const { tenant, tenants } = useSession();
  const { speech } = useSpoken();
  const queries = useQueryClient();
  const notice = useNotice();
  if (tenants.length < 2) return null;
  const go = async (tenantId: string): Promise<void> => {
    try {
      enter(queries, await bodyOf(account.POST('/console/v1/session/tenant', { body: { tenantId } })));
    } catch (error) {
      notice(problemText(error, speech.words));
    }
  };
  return (
    <Choices label={speech.words.person.switchTo} value={tenant.id} choose={(id) => void go(id)}>
      {tenants.map(({ id, name, status }) => (
        <Choice key={id} value={id} disabled={status !== 'active'}>
          <bdi>{name}</bdi>
        </Choice>
      ))}
    </Choices>
  );
}

function Themes() {
  const { person } = useSpoken().speech.words;
  const [theme, setTheme] = useState(currentTheme);
  const choose = (value: string): void => {
    const chosen = THEMES.find((each) => each === value) ?? 'system';
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Choices label={person.theme} value={theme} choose={choose}>
      {THEMES.map((each) => (
        <Choice key={each} value={each}>
          {person[each]}
        </Choice>
      ))}
    </Choices>
  );
}

function Languages() {
  const { speech, choose } = useSpoken();
  const change = (code: string): void => {
    if (isLanguage(code)) void choose(code);
  };
  return (
    <Choices label={speech.words.person.language} value={speech.language} choose={change}>
      {Object.entries(LANGUAGES).map(([code, { name }]) => (
        <Choice key={code} value={code}>
          <bdi lang={code}>{name}</bdi>
        </Choice>
      ))}
    </Choices>
  );
}

function SingleKeys() {
  const { person } = useSpoken().speech.words;
  const [isOn, setOn] = useState(kept('singleKeys') !== 'off');
  const change = (on: boolean): void => {
    keep('singleKeys', on ? '' : 'off');
    setOn(on);
  };
  return (
    <Menu.CheckboxItem className={css['item']} checked={isOn} onCheckedChange={change} closeOnClick={false}>
      <span className={css['tick']}>
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden />
        </Menu.CheckboxItemIndicator>
      </span>
      {person.singleKeys}
    </Menu.CheckboxItem>
  );
}

function Choices({
  label,
  value,
  choose,
  children,
}: {
  label: string;
  value: string;
  choose: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className={css['label']}>{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={(chosen: unknown) => choose(String(chosen))}>
        {children}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}

function Choice({ value, disabled, children }: { value: string; disabled?: boolean; children: ReactNode }) {
  return (
    <Menu.RadioItem className={css['item']} value={value} disabled={disabled} closeOnClick={false}>
      <span className={css['tick']}>
        <Menu.RadioItemIndicator>
          <Check aria-hidden />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}
