import { METRICS } from '../../platform/metrics/metrics.js';

/** Measures a search that ends well. */
export async function timedSearch<T>(way: 'words' | 'meaning', search: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const found = await search();
  METRICS.searchSeconds.observeMs({ way }, performance.now() - began);
  return found;
}
