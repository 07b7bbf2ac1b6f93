import { ProblemError, WidgetApi } from './api.js';
import { backoffMs } from './backoff.js';
import { ClosedDoor } from './closed-door.js';
import type { FrontdeskGlobal, LoaderSettings, Verb } from './global.js';
import type { WidgetConfig } from './protocol.js';
import { WidgetStorage } from './storage.js';
import { Widget } from './widget.js';

void start(window.Frontdesk);

async function start(frontdesk: FrontdeskGlobal | undefined): Promise<void> {
  const settings = frontdesk?.settings;
  if (!frontdesk || !settings) return;
  const storage = new WidgetStorage(settings.key);
  const config = await loadConfig(settings, storage);
  if (!config) return;
  const widget = new Widget({
    base: settings.base,
    publishableKey: settings.key,
    locale: settings.locale || document.documentElement.lang || config.locale,
    config,
    storage,
    position: /left/.test(settings.position || config.widget.position) ? 'left' : 'right',
    theme: settings.theme,
  });
  const verbs: Record<Verb, (argument: never) => void> = {
    open: () => widget.open(),
    close: () => widget.close(),
    toggle: () => widget.toggle(),
    ask: (text: string) => widget.ask(text),
    prefill: (text: string) => widget.prefill(text),
    suggest: (questions: string[]) => widget.suggest(questions),
  };
  Object.assign(frontdesk, verbs);
  for (const [verb, argument] of frontdesk.queue.splice(0)) verbs[verb](argument as never);
}

/**
 * Waits for as long as the server is away, and behind a closed door while the chat is closed; gives up when the
 * server says no, for example to this origin.
 */
async function loadConfig(settings: LoaderSettings, storage: WidgetStorage): Promise<WidgetConfig | null> {
  const { base, key: publishableKey, locale } = settings;
  let door = null as ClosedDoor | null;
  const api = new WidgetApi({
    base,
    publishableKey,
    locale,
    sessions: storage,
    onSessionReplaced: () => undefined,
  });
  for (let attempt = 0; ; attempt++) {
    try {
      const config = await api.config();
      // Who waits before the door stands in the chat when it opens.
      if (door?.remove() === true) storage.open = true;
      return config;
    } catch (error) {
      if (error instanceof ProblemError && !error.passing) {
        // eslint-disable-next-line no-console -- where the shop's developer looks when the chat stays away
        console.error(`Frontdesk: the chat cannot start here (${error.message})`);
        return null;
      }
      if (error instanceof ProblemError && error.closed) door ??= new ClosedDoor(settings);
      const askedMs = error instanceof ProblemError ? error.retryAfterMs : 0;
      await new Promise((resolve) => setTimeout(resolve, Math.max(backoffMs(attempt), askedMs)));
    }
  }
}
