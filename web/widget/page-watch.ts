/** Browsers allow six connections per host: tabs nobody looks at give theirs up. */
const HIDDEN_FOR_MS = 60_000;

interface PageWatcher {
  /** The network or the visitor is back. */
  back: () => void;
  /** The page is left, or nobody has looked at it for a while. */
  away: () => void;
  offline: () => void;
  /** The page came into sight or went out of it. */
  looked: () => void;
}

export function watchPage(watcher: PageWatcher): void {
  let hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('online', () => watcher.back());
  addEventListener('offline', () => watcher.offline());
  addEventListener('pagehide', () => watcher.away());
  addEventListener('pageshow', (event) => {
    if (event.persisted) watcher.back();
  });
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) hiddenTimer = setTimeout(() => watcher.away(), HIDDEN_FOR_MS);
    else watcher.back();
    watcher.looked();
  });
}
