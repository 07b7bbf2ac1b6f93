import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { account, api, type Article, bodyOf } from './client.js';
import type { Sort, View } from './views.js';

const LIST_POLL_MS = 10_000;
const PAGE = 50;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => bodyOf(account.GET('/console/v1/session', { signal })),
  staleTime: Infinity,
  retry: false,
});

/** The business with its settings, the zone of its times among them. */
export const tenantQuery = queryOptions({
  queryKey: ['tenant'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/tenant', { signal })),
  staleTime: 300_000,
});

/** A page at a time, without a sort in the view's own order; asked again while the page is in view. */
export function conversationsQuery(view: View, sort?: Sort) {
  return infiniteQueryOptions({
    queryKey: ['conversations', view, sort ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const order = { ...(sort && { sort }), ...(pageParam !== '' && { after: pageParam }) };
      return bodyOf(
        api.GET('/v1/conversations', { params: { query: { limit: PAGE, view, ...order } }, signal }),
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: LIST_POLL_MS,
  });
}

/** Also while the page is hidden, for its title. */
export const countsQuery = queryOptions({
  queryKey: ['conversations', 'counts'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/conversations/counts', { signal })),
  refetchInterval: LIST_POLL_MS,
  refetchIntervalInBackground: true,
});

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/conversations/{id}', { params: { path: { id } }, signal })),
  });
}

/** Newest first, a page at a time. */
export function messagesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['messages', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE, ...(pageParam === '' ? {} : { after: pageParam }) };
      return bodyOf(api.GET('/v1/conversations/{id}/messages', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
  });
}

/** Newest first; asked again while the page is in view, for colleagues write them too. */
export function notesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['notes', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam === '' ? {} : { after: pageParam }) };
      return bodyOf(api.GET('/v1/conversations/{id}/notes', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: LIST_POLL_MS,
  });
}

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/members', { params: { query: { limit: 100 } }, signal })),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/invitations', { params: { query: { limit: 100 } }, signal })),
});

export const articlesQuery = infiniteQueryOptions({
  queryKey: ['articles'],
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: 100, ...(pageParam === '' ? {} : { after: pageParam }) };
    return bodyOf(api.GET('/v1/articles', { params: { query }, signal }));
  },
  initialPageParam: '',
  getNextPageParam: ({ page }) => page.next ?? undefined,
});

export function articleQuery(id: string) {
  return queryOptions({ queryKey: ['article', id], queryFn: () => getArticle(id) });
}

/** With its version, by which a change of somebody else's is noticed. */
export async function getArticle(id: string) {
  return withVersion(await api.GET('/v1/articles/{id}', { params: { path: { id } } }));
}

/** Refused with 412 when the article has another version by now. */
export async function changeArticle(id: string, ifMatch: string, body: { question: string; answer: string }) {
  const params = { path: { id }, header: { 'If-Match': ifMatch } };
  return withVersion(await api.PATCH('/v1/articles/{id}', { params, body }));
}

async function withVersion(answer: { data?: Article; response: Response }) {
  return {
    article: await bodyOf(Promise.resolve(answer)),
    version: answer.response.headers.get('ETag') ?? '',
  };
}
