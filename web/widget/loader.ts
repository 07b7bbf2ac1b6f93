import type { FrontdeskGlobal, Verb } from './global.js';

/** Version of the app's bytes, put in by the build. */
declare const APP_VERSION: string;

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

const tag = document.currentScript;
if (tag instanceof HTMLScriptElement && !window.Frontdesk) start(tag);

function start({ src, dataset }: HTMLScriptElement): void {
  const app = new URL(`assets/widget-app.js?v=${APP_VERSION}`, src).href;
  let loading = false;
  const load = (): void => {
    if (loading) return;
    loading = true;
    addScript(app, 1);
  };
  const frontdesk = {
    settings: {
      key: dataset.key ?? '',
      base: new URL(dataset.apiBase || '/', src).href.replace(/\/$/, ''),
      locale: dataset.locale ?? '',
      position: dataset.position ?? '',
      theme: dataset.theme ?? 'light',
      identity: dataset.identity ?? '',
    },
    queue: [],
  } as unknown as FrontdeskGlobal;
  for (const verb of VERBS) {
    frontdesk[verb] = (argument) => {
      frontdesk.queue.push([verb, argument]);
      load();
    };
  }
  window.Frontdesk = frontdesk;
  whenIdle(load);
}

/** Safari has no `requestIdleCallback`. */
function whenIdle(work: () => void): void {
  const soon = (): unknown =>
    'requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 200);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}

function addScript(url: string, attempt: number): void {
  const script = document.createElement('script');
  script.src = trusted(url);
  script.async = true;
  script.onerror = () => {
    script.remove();
    if (attempt < MAX_TRIES) setTimeout(() => addScript(url, attempt + 1), RETRY_MS * attempt);
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
