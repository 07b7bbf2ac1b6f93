import { speechOf } from '../../src/language/speech.js';
import { ProblemError } from '../shared/problem.js';
import { WidgetApi } from './api.js';
import { backoffMs } from '../shared/backoff.js';
import { ClosedDoor } from './closed-door.js';
import { Embedding } from './embedding.js';
import type { FrontdeskGlobal, LoaderSettings, Verb } from './global.js';
import { ownerOf } from './identity.js';
import { localeFrom } from './locale/locale.js';
import type { WidgetConfig } from './protocol.js';
import { WidgetStorage } from './storage.js';
import { loadStrings } from './strings.js';

void start(window.Frontdesk);

async function start(frontdesk: FrontdeskGlobal | undefined): Promise<void> {
  const settings = frontdesk?.settings;
  if (!frontdesk || !settings) return;
  settings.identity = takeIdentity(frontdesk) ?? settings.identity;
  const storage = new WidgetStorage(settings.key, ownerOf(settings.identity));
  const config = await loadConfig(settings, storage);
  if (!config) return;
  const wanted = [settings.locale, document.documentElement.lang, config.locale];
  const speech = speechOf(localeFrom(wanted).language, config.assistant.address);
  await loadStrings(speech, settings.base);
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
        // oxlint-disable-next-line no-console -- where the shop's developer looks when the chat stays away
        console.error(`Frontdesk: the chat cannot start here: ${reasonOf(error, settings)}`);
        return null;
      }
      if (attempt === 2 && !(error instanceof ProblemError)) warnUnreachable(base);
      if (error instanceof ProblemError && error.closed) door ??= await closedDoor(settings);
      const askedMs = error instanceof ProblemError ? error.retryAfterMs : 0;
      await new Promise((resolve) => setTimeout(resolve, Math.max(backoffMs(attempt), askedMs)));
    }
  }
}

async function closedDoor(settings: LoaderSettings): Promise<ClosedDoor> {
  const locale = localeFrom([settings.locale, document.documentElement.lang, navigator.language]);
  await loadStrings(locale.language, settings.base);
  return new ClosedDoor(settings, locale);
}

/** For the shop's developer. The server's own words name the origin that is missing from the list. */
function reasonOf(error: ProblemError, { key, base }: LoaderSettings): string {
  if (error.status !== 401) return error.message;
  return `${base} does not know the data-key ${key.slice(0, 14)}…. Copy the publishable key (fd_pub_…) again, and check that the script is from the same server.`;
}

/** A browser does not tell a script why a request failed. */
function warnUnreachable(base: string): void {
  // oxlint-disable-next-line no-console -- where the shop's developer looks when the chat stays away
  console.warn(
    `Frontdesk: ${base} cannot be reached yet. If it stays so: does the page's content policy allow it in connect-src, and is data-api-base right?`,
  );
}
