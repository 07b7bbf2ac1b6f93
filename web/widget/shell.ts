import cards from './cards/cards.css';
import { accentOf } from './color.js';
import { element } from './dom.js';
import type { WidgetConfig } from './protocol.js';
import type { WidgetLocale } from './locale/locale.js';
import { isRightToLeft } from './strings.js';
import styles from './styles.css';

/** Phones upright and held sideways, and pages at a high zoom; the style sheet has the same condition. */
const PHONE = matchMedia('(max-width: 480px), (max-height: 480px) and (max-width: 960px)');

/** What opens a phone's keyboard. */
const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]';

interface ShellOptions {
  config: WidgetConfig;
  locale: WidgetLocale;
  position: 'left' | 'right';
  theme: string;
}

/**
 * The widget's place on the shop's page: a shadow root, so that neither page's styles reach the other, with a
 * constructed style sheet, which a strict content policy allows without `unsafe-inline`.
 */
export class Shell {
  private readonly host = document.createElement('frontdesk-widget');
  private readonly observer = new MutationObserver(() => this.attach());
  private readonly frame: HTMLElement;
  private readonly removed = new AbortController();

  constructor(
    private readonly options: ShellOptions,
    private readonly panel: HTMLElement,
    launcher: HTMLElement,
  ) {
    const direction = isRightToLeft(options.locale.language) ? 'rtl' : 'ltr';
    this.frame = element(
      'div',
      { class: 'frame', lang: options.locale.tag, dir: direction },
      panel,
      launcher,
    );
    this.frame.dataset.position = options.position;
    // Anything but the two follows the visitor's system.
    this.frame.dataset.theme = options.theme;
    this.color(options.config.widget.color);
    const root = this.host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles + cards);
    root.adoptedStyleSheets = [sheet];
    root.append(this.frame);
    this.open = false;
    this.attach();
    const { signal } = this.removed;
    PHONE.addEventListener('change', () => this.fit(), { signal });
    visualViewport?.addEventListener('resize', () => this.fit(), { signal });
    const typing = (is: boolean) => (event: Event) =>
      this.frame.classList.toggle(
        'typing',
        is && event.target instanceof Element && event.target.matches(FIELDS),
      );
    document.addEventListener('focusin', typing(true), { signal });
    document.addEventListener('focusout', typing(false), { signal });
  }

  /** The panel covers the screen of a phone. */
  get fullScreen(): boolean {
    return PHONE.matches;
  }

  set open(open: boolean) {
    this.panel.hidden = !open;
    this.frame.classList.toggle('open', open);
    this.fit();
  }

  /** True while the focus is somewhere in the panel. */
  panelFocused(): boolean {
    const { shadowRoot } = this.host;
    return this.panel.contains(shadowRoot?.activeElement ?? null);
  }

  set link(link: 'live' | 'lost' | 'back') {
    this.frame.dataset.link = link;
  }

  private color(color: string): void {
    const accent = accentOf(color);
    this.frame.style.setProperty('--fill', accent.fill);
    this.frame.style.setProperty('--on-fill', accent.onFill);
    this.frame.style.setProperty('--accent-light', accent.onLight);
    this.frame.style.setProperty('--accent-dark', accent.onDark);
  }

  /** On a phone the touch keyboard takes part of the screen: the sheet keeps to what is left. */
  private fit(): void {
    const sheet = this.fullScreen && !this.panel.hidden;
    this.panel.setAttribute('aria-modal', String(sheet));
    const height = sheet && visualViewport ? `${Math.round(visualViewport.height)}px` : '';
    this.panel.style.height = height;
  }

  /** Leaves the page for good. */
  remove(): void {
    this.removed.abort();
    this.observer.disconnect();
    this.host.remove();
  }

  /** Single-page shops replace the whole body on navigation: the widget comes back to the new one. */
  private attach(): void {
    if (!this.host.isConnected) document.body.append(this.host);
    this.observer.disconnect();
    this.observer.observe(document.documentElement, { childList: true });
    this.observer.observe(document.body, { childList: true });
  }
}
