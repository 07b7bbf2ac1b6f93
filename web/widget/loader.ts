import { faultIn, findTag, readSettings } from './embed/settings.js';
import type { FrontdeskGlobal, Verb } from './global.js';

/** Version of the app's bytes and their hash for `integrity`, put in by the build. */
declare const APP_VERSION: string;
declare const APP_INTEGRITY: string;

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL: (url: string) => string;
  };
}

const VERBS: Verb[] = ['open', 'close', 'toggle', 'ask', 'prefill', 'suggest', 'identify'];
const RETRY_MS = 3_000;
const MAX_TRIES = 5;

if (!window.Frontdesk) start(findTag());

function start(tag: HTMLScriptElement | null): void {
  const settings = readSettings(tag, window.FrontdeskConfig ?? {});
  const fault = faultIn(settings);
  const app = new URL(`assets/widget-app.js?v=${APP_VERSION}`, tag?.src || `${settings.base}/`).href;
  let loading = fault !== null;
  const load = (): void => {
    if (loading) return;
    loading = true;
    addScript(app, tag, 1);
  };
  const frontdesk = { settings, queue: [] } as unknown as FrontdeskGlobal;
  for (const verb of VERBS) {
    frontdesk[verb] = (argument) => {
      frontdesk.queue.push([verb, argument]);
      load();
    };
  }
  window.Frontdesk = frontdesk;
  // oxlint-disable-next-line no-console -- where the shop's developer looks when the chat stays away
  if (fault) console.error(`Frontdesk: ${fault}`);
  else whenIdle(load);
}

/** Safari has no `requestIdleCallback`. */
function whenIdle(work: () => void): void {
  const soon = (): unknown =>
    'requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 200);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}

/** What the page demands of the tag holds for the app too: its nonce, CORS and, where it is used, integrity. */
function addScript(url: string, tag: HTMLScriptElement | null, attempt: number): void {
  const script = document.createElement('script');
  script.src = trusted(url);
  script.async = true;
  if (tag?.nonce) script.nonce = tag.nonce;
  if (tag?.integrity) script.integrity = APP_INTEGRITY;
  if (tag?.integrity || tag?.crossOrigin != null) script.crossOrigin = 'anonymous';
  script.onerror = () => {
    script.remove();
    if (attempt < MAX_TRIES) setTimeout(() => addScript(url, tag, attempt + 1), RETRY_MS * attempt);
  };
  document.head.append(script);
}

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/** Pages with `require-trusted-types-for 'script'` take a script's address only from a policy (`frontdesk`). */
function trusted(url: string): string {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;
  try {
    policy ??= factory?.createPolicy('frontdesk', { createScriptURL: (address) => address });
  } catch {
    // The page allows no policy of this name: without `require-trusted-types-for` the plain address will do.
  }
  return policy?.createScriptURL(url) ?? url;
}
