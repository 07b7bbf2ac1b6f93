import type { LoaderSettings } from './global.js';
import { ownerOf } from './identity.js';
import { localeFrom } from './locale/locale.js';
import type { WidgetConfig } from './protocol.js';
import { WidgetStorage } from './storage.js';
import { Widget } from './widget.js';

/** The page's one widget, for whomever the page says its visitor is. */
export class Embedding {
  widget: Widget;
  private suggestions: string[] = [];

  constructor(
    private readonly settings: LoaderSettings,
    private readonly config: WidgetConfig,
    private storage: WidgetStorage,
  ) {
    this.widget = this.makeWidget();
  }

  /** Another person gets a widget of their own, so that nothing of the one before is left on the page. */
  identify(identity: string): void {
    const owner = ownerOf(identity);
    const samePerson = owner === this.storage.owner;
    this.settings.identity = identity;
    if (samePerson && !this.storage.read()?.unproven) return this.widget.identify(identity);
    const { opened, focused } = this.widget.remove();
    this.storage.retire();
    this.storage = new WidgetStorage(this.settings.key, owner);
    this.widget = this.makeWidget();
    this.widget.suggest(this.suggestions);
    if (opened) this.widget.open(focused);
  }

  suggest(questions: string[]): void {
    this.suggestions = questions;
    this.widget.suggest(questions);
  }

  private makeWidget(): Widget {
    const { base, key, locale, position, theme, identity, privacy } = this.settings;
    return new Widget({
      base,
      publishableKey: key,
      identity,
      locale: localeFrom([locale, document.documentElement.lang, this.config.locale]),
      privacyUrl: privacy,
      config: this.config,
      storage: this.storage,
      position: /left/.test(position || this.config.widget.position) ? 'left' : 'right',
      theme,
    });
  }
}
