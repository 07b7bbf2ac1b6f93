const RELOADED = 'frontdesk.console.reloaded';
const ONCE_IN_MS = 60_000;

/** After an update the files of the older console may be gone: the page is loaded again, once. */
export function reloadForMissingFiles(): void {
  addEventListener('vite:preloadError', () => {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < ONCE_IN_MS) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
  });
}
