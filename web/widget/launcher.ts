import { button, element, icon } from './dom.js';
import { ICONS } from './icons.js';
import { fill } from './strings.js';
import type { Strings } from './words/strings.js';

/** The round button in the corner, with the number of unread messages. */
export class Launcher {
  readonly button: HTMLButtonElement;
  private readonly badge = element('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });

  constructor(
    private readonly strings: Strings,
    private readonly name: string,
    toggle: () => void,
  ) {
    const attributes = { class: 'launcher', 'aria-expanded': 'false', 'aria-controls': 'panel' };
    const [closed, open] = [icon(ICONS.chat), icon(ICONS.down)];
    closed.classList.add('when-closed');
    open.classList.add('when-open');
    this.button = button(attributes, toggle, closed, open, this.badge);
    this.show(false, 0);
  }

  show(open: boolean, unread: number): void {
    this.button.setAttribute('aria-expanded', String(open));
    this.button.setAttribute('aria-label', this.label(open, unread));
    this.badge.hidden = open || unread === 0;
    this.badge.textContent = unread > 9 ? '9+' : String(unread);
  }

  private label(open: boolean, unread: number): string {
    if (open) return this.strings.close;
    const words = unread > 0 ? this.strings.openUnread : this.strings.open;
    return fill(words, { name: this.name, n: unread });
  }
}
