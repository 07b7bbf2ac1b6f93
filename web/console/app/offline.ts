import { useSyncExternalStore } from 'react';

let since: Date | null = navigator.onLine ? null : new Date();
const listeners = new Set<() => void>();

function changed(): void {
  since = navigator.onLine ? null : (since ?? new Date());
  for (const listener of listeners) listener();
}

addEventListener('online', changed);
addEventListener('offline', changed);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Since when the device has no network; null while it has one. */
export function useOfflineSince(): Date | null {
  return useSyncExternalStore(subscribe, () => since);
}
