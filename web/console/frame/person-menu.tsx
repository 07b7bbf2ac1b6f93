import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { Check, Keyboard, LogOut } from 'lucide-react';
import { useState } from 'react';
import { account, bodyOf } from '../api/client.js';
import { chooseTheme, currentTheme, keep, kept, THEMES } from '../app/device.js';
import { isLanguage, LANGUAGES } from '../app/languages.js';
import { enter, useSession, useSignOut } from '../app/session.js';
import { useSpoken } from '../app/speech-context.js';
import { Avatar } from '../ui/avatar.js';
import { Choice, Choices, MenuPopup } from '../ui/menu.js';
import menu from '../ui/menu.module.css';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';
import css from './person-menu.module.css';

/** Who is signed in where, and what they choose for themselves. */
export function PersonMenu({ showKeys }: { showKeys: () => void }) {
  const { person, tenant } = useSession();
  const { speech } = useSpoken();
  const signOut = useSignOut();
  const { person: words } = speech.words;
  return (
    <Menu.Root>
      <Menu.Trigger className={css['trigger']} aria-label={words.menu}>
        <Avatar name={person.name} id={person.id} />
      </Menu.Trigger>
      <MenuPopup>
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
        <Menu.Separator className={menu['line']} />
        <Menu.Item className={menu['item']} onClick={showKeys}>
          <Keyboard aria-hidden />
          {words.keys}
        </Menu.Item>
        <Menu.Item className={menu['item']} onClick={() => void signOut()}>
          <LogOut aria-hidden className="flips" />
          {words.signOut}
        </Menu.Item>
      </MenuPopup>
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
    <Menu.CheckboxItem className={menu['item']} checked={isOn} onCheckedChange={change} closeOnClick={false}>
      <span className={menu['tick']}>
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden />
        </Menu.CheckboxItemIndicator>
      </span>
      {person.singleKeys}
    </Menu.CheckboxItem>
  );
}
