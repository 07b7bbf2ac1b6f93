import { button, element, icon } from './dom.js';
import { ICONS } from './icons.js';
import type { Strings } from './words/strings.js';

interface MenuActions {
  startAnew: () => void;
  download: () => void;
  erase: () => void;
}

/** What is seldom wanted: a new conversation, a copy of what is stored, and its erasure, which asks once more. */
export class Menu {
  /** For the header. */
  readonly button: HTMLButtonElement;
  /** Below it, while it is open. */
  readonly list: HTMLElement;
  private readonly first: HTMLElement[];
  private readonly sure: HTMLElement[];

  constructor(strings: Strings, actions: MenuActions) {
    const attributes = { class: 'close more', 'aria-label': strings.more, title: strings.more };
    this.button = button(
      { ...attributes, 'aria-expanded': 'false', 'aria-controls': 'menu', hidden: true },
      () => this.toggle(),
      icon(ICONS.more),
    );
    const item = (words: string, run: () => void): HTMLElement => button({ class: 'item' }, run, words);
    const ending = (run: () => void) => (): void => {
      this.close();
      run();
    };
    this.first = [
      item(strings.startAnew, ending(actions.startAnew)),
      item(strings.download, ending(actions.download)),
      item(strings.erase, () => this.show(this.sure)),
    ];
    this.sure = [
      element('p', { id: 'sure' }, strings.eraseSure),
      button({ class: 'item danger', 'aria-describedby': 'sure' }, ending(actions.erase), strings.eraseYes),
      item(strings.cancel, () => this.close()),
    ];
    this.list = element('div', {
      class: 'menu',
      id: 'menu',
      role: 'group',
      'aria-label': strings.more,
      hidden: true,
    });
  }

  set offered(offered: boolean) {
    this.button.hidden = !offered;
    if (!offered) this.list.hidden = true;
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  close(): void {
    if (!this.isOpen) return;
    this.list.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    this.button.focus();
  }

  private toggle(): void {
    if (this.isOpen) return this.close();
    this.list.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.show(this.first);
  }

  private show(items: readonly HTMLElement[]): void {
    this.list.replaceChildren(...items);
    items.find((each) => each instanceof HTMLButtonElement)?.focus();
  }
}
