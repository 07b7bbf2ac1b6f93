import type { paths } from '../../../clients/typescript/src/schema.js';

type Query = NonNullable<paths['/v1/conversations']['get']['parameters']['query']>;
export type View = NonNullable<Query['view']>;
export type Sort = NonNullable<Query['sort']>;

/** What the list of the inbox shows, in the order of its tabs. */
export const VIEWS = ['needs_you', 'mine', 'assistant', 'all', 'resolved'] as const satisfies readonly View[];

export function isView(text: unknown): text is View {
  return VIEWS.some((view) => view === text);
}
