import { button, element, icon } from './dom.js';
import type { LoaderSettings } from './global.js';
import { ICONS } from './icons.js';
import { Launcher } from './launcher.js';
import type { WidgetLocale } from './locale/locale.js';
import type { WidgetConfig } from './protocol.js';
import { Shell } from './shell.js';
import { stringsFor } from './strings.js';
import type { Strings } from './words/strings.js';

const COLOR = '#475569';

/** Stands in the widget's place on a page that was opened while the chat was closed, and says so. */
export class ClosedDoor {
  private readonly launcher: Launcher;
  private readonly panel: HTMLElement;
  private readonly shell: Shell;
  private opened = false;

  constructor({ position, theme }: LoaderSettings, locale: WidgetLocale) {
    const strings = stringsFor(locale.language);
    this.launcher = new Launcher(strings, location.hostname, () => this.show(!this.opened));
    this.panel = this.makePanel(strings);
    const look = { locale, theme, position: /left/.test(position) ? 'left' : 'right' } as const;
    this.shell = new Shell({ config: nameless(locale.tag), ...look }, this.panel, this.launcher.button);
  }

  /** Makes room for the widget. @returns true when the visitor stands before it. */
  remove(): boolean {
    this.shell.remove();
    return this.opened;
  }

  private show(opened: boolean): void {
    this.opened = opened;
    this.shell.open = opened;
    this.launcher.show(opened, 0);
    (opened ? this.panel : this.launcher.button).focus();
  }

  private makePanel(strings: Strings): HTMLElement {
    const close = { class: 'close', 'aria-label': strings.close };
    const title = element('h2', { id: 'title', dir: 'auto' }, location.hostname);
    const panel = element(
      'section',
      { class: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'title', tabindex: -1 },
      element(
        'div',
        { class: 'header' },
        element('div', { class: 'names' }, title),
        button(close, () => this.show(false), icon(ICONS.close)),
      ),
      element('p', { class: 'banner', role: 'status' }, strings.closed),
    );
    panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.show(false);
    });
    return panel;
  }
}

/** The business tells its name and colours only while its chat is open. */
function nameless(locale: string): WidgetConfig {
  const name = location.hostname;
  const assistant = { name, greeting: '', disclosure: '' };
  return { name, locale, assistant, widget: { color: COLOR, position: 'right' } };
}
