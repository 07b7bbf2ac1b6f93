import { ProblemError, WidgetApi } from './api.js';
import { backoffMs } from './backoff.js';
import { ClosedDoor } from './closed-door.js';
import { Embedding } from './embedding.js';
import type { FrontdeskGlobal, LoaderSettings, Verb } from './global.js';
import { ownerOf } from './identity.js';
import type { WidgetConfig } from './protocol.js';
import { WidgetStorage } from './storage.js';

void start(window.Frontdesk);

async function start(frontdesk: FrontdeskGlobal | undefined): Promise<void> {
  const settings = frontdesk?.settings;
  if (!frontdesk || !settings) return;
  settings.identity = takeIdentity(frontdesk) ?? settings.identity;
  const storage = new WidgetStorage(settings.key, ownerOf(settings.identity));
  const config = await loadConfig(settings, storage);
  if (!config) return;
  const embedding = new Embedding(settings, config, storage);
  const verbs: Record<Verb, (argument: never) => void> = {
    open: () => embedding.widget.open(),
    close: () => embedding.widget.close(),
    toggle: () => embedding.widget.toggle(),
    ask: (text: string) => embedding.widget.ask(text),
    prefill: (text: string) => embedding.widget.prefill(text),
    suggest: (questions: string[]) => embedding.suggest(questions),
    identify: (identity: unknown) => embedding.identify(textOf(identity)),
  };
  Object.assign(frontdesk, verbs);
  const identity = takeIdentity(frontdesk);
  if (identity !== null) embedding.identify(identity);
  for (const [verb, argument] of frontdesk.queue.splice(0)) verbs[verb](argument as never);
}

/**
 * Takes out of the queue what the page has said of its visitor by now: it counts before anything else, lest
 * something be read, forgotten or said for the wrong person. Null when it said nothing.
 */
function takeIdentity({ queue }: FrontdeskGlobal): string | null {
  const said = queue.findLast(([verb]) => verb === 'identify');
  queue.splice(0, queue.length, ...queue.filter(([verb]) => verb !== 'identify'));
  return said ? textOf(said[1]) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Waits for as long as the server is away, and behind a closed door while the chat is closed; gives up when the
 * server says no, for example to this origin.
 */
async function loadConfig(settings: LoaderSettings, storage: WidgetStorage): Promise<WidgetConfig | null> {
  const { base, key: publishableKey, locale, identity } = settings;
  let door = null as ClosedDoor | null;
  const api = new WidgetApi({
    base,
    publishableKey,
    locale,
    identity,
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
