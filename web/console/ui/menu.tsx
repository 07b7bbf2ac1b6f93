import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNarrow } from '../app/narrow.js';
import css from './menu.module.css';

type Side = 'bottom' | 'inline-end';

/** What opens beside the trigger of a menu; on a phone above it, from the bar at the bottom. */
export function MenuPopup({ side = 'inline-end', children }: { side?: Side; children: ReactNode }) {
  const isNarrow = useNarrow();
  return (
    <Menu.Portal>
      <Menu.Positioner
        side={isNarrow && side === 'inline-end' ? 'top' : side}
        align="end"
        sideOffset={8}
        collisionPadding={12}
        className={css['positioner']}
      >
        <Menu.Popup className={css['popup']}>{children}</Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

/** Of which one is chosen. */
export function Choices({
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

export function Choice({
  value,
  disabled,
  closes = false,
  children,
}: {
  value: string;
  disabled?: boolean;
  /** Whether the menu closes when it is chosen. */
  closes?: boolean;
  children: ReactNode;
}) {
  return (
    <Menu.RadioItem className={css['item']} value={value} disabled={disabled} closeOnClick={closes}>
      <span className={css['tick']}>
        <Menu.RadioItemIndicator>
          <Check aria-hidden />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}
