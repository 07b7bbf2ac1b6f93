import { METRICS } from '../../platform/metrics/metrics.js';
import { inSpan } from '../../platform/tracing/spans.js';

/** Measures a search that ends well. */
export function timedSearch<T>(way: 'words' | 'meaning', search: () => Promise<T>): Promise<T> {
  return inSpan('chat.retrieval', { 'frontdesk.search': way }, async () => {
    const began = performance.now();
    const found = await search();
    METRICS.searchSeconds.observeMs({ way }, performance.now() - began);
    return found;
  });
}
