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

/** @param until ends the watch when it is aborted. */
export function watchPage(watcher: PageWatcher, until: AbortSignal): void {
  let hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  const options = { signal: until };
  addEventListener('online', () => watcher.back(), options);
  addEventListener('offline', () => watcher.offline(), options);
  addEventListener('pagehide', () => watcher.away(), options);
  addEventListener('pageshow', (event) => event.persisted && watcher.back(), options);
  const visibility = (): void => {
    clearTimeout(hiddenTimer);
    if (document.hidden) hiddenTimer = setTimeout(() => watcher.away(), HIDDEN_FOR_MS);
    else watcher.back();
    watcher.looked();
  };
  document.addEventListener('visibilitychange', visibility, options);
}
