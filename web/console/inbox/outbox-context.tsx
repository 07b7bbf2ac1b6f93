import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import { uuid } from '../../shared/uuid.js';
import { api, bodyOf } from '../api/client.js';
import { keep, kept } from '../app/device.js';
import { useSession } from '../app/session.js';
import { Outbox, type Unsent } from './outbox.js';
import { putMessage, statusMayHaveChanged } from './use-live-thread.js';

const OutboxContext = createContext<Outbox | null>(null);

/** One for the member who is signed in, over all threads. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const { member } = useSession();
  const queries = useQueryClient();
  const outbox = useMemo(() => {
    const place = `outbox.${member.id}` as const;
    return new Outbox({
      send: async ({ conversationId: id, text, clientId, seenSeq: expectedSeq }) => {
        const body = { text, clientId, expectedSeq, from: 'member' as const };
        const call = api.POST('/v1/conversations/{id}/messages', { params: { path: { id } }, body });
        try {
          const sent = await bodyOf(call);
          if (typeof sent === 'object') putMessage(queries, id, sent.message);
        } finally {
          // Also when another member has been faster, whose message must be seen.
          statusMayHaveChanged(queries, id);
        }
      },
      load: () => kept(place),
      save: (text) => keep(place, text),
      newId: uuid,
    });
  }, [member.id, queries]);
  useEffect(() => {
    const wake = (): void => outbox.wake();
    addEventListener('online', wake);
    wake();
    return () => removeEventListener('online', wake);
  }, [outbox]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

export function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (!outbox) throw new Error('There is no OutboxProvider above.');
  return outbox;
}

/** What is not sent yet of a thread. */
export function useUnsent(conversationId: string): Unsent[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore(outbox.subscribe, outbox.all);
  return all.filter((unsent) => unsent.conversationId === conversationId);
}
