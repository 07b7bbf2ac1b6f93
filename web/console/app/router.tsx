import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { isView, type View } from '../api/views.js';
import { Frame } from '../frame/frame.js';
import { NotFound } from '../frame/not-found.js';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/inbox', throw: true });
  },
});

/** The list and the thread stand beside each other, so the list stays when another thread is opened. */
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: ({ view }: Record<string, unknown>): { view?: View } => (isView(view) ? { view } : {}),
  component: lazyRouteComponent(() => import('../inbox/inbox.js'), 'Inbox'),
});
const thread = createRoute({ getParentRoute: () => inbox, path: '$id' });

const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('../knowledge/knowledge.js'), 'Knowledge'),
});
const article = createRoute({ getParentRoute: () => knowledge, path: '$id' });

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  component: lazyRouteComponent(() => import('../team/team.js'), 'Team'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, inbox.addChildren([thread]), knowledge.addChildren([article]), team]),
  basepath: '/console',
  trailingSlash: 'never',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
