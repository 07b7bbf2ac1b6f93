import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { account, type Session } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import { forgetTexts } from './device.js';

/** Who is signed in: known to everything inside the frame. */
export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

/** Whether the member may do what this scope opens. */
export function useMay(scope: string): boolean {
  return useSession().scopes.includes(scope);
}

/** What was fetched for one member must not be shown to another one. */
export function enter(queries: QueryClient, session: Session): void {
  const before = queries.getQueryData(sessionQuery.queryKey);
  const isSame = before?.member.id === session.member.id;
  if (!isSame) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  queries.setQueryData(sessionQuery.queryKey, session);
  if (isSame) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await account.DELETE('/console/v1/session').catch(() => undefined);
    forgetTexts();
    queries.clear();
    location.assign('/console');
  };
}
