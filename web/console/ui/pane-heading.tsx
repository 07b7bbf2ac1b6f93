import type { ReactNode } from 'react';
import { useNarrow } from '../app/narrow.js';

/** Of the second pane, which on a phone is the whole page. */
export function PaneHeading({ children }: { children: ReactNode }) {
  return useNarrow() ? <h1>{children}</h1> : <h2>{children}</h2>;
}
