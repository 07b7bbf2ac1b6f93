import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf, type Conversation, type InboxItem } from '../api/client.js';
import { conversationQuery } from '../api/queries.js';
import type { View } from '../api/views.js';
import { useMay, useSession } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';

/** What can be done with the conversation now; what cannot is absent. */
export interface Acts {
  /** Takes it; from whoever has it. */
  take?: () => void;
  /** Gives it to a member; null: to nobody. */
  assign?: (memberId: string | null) => void;
  resolve?: () => void;
  giveBack?: () => void;
  ask?: () => void;
  /** Puts it off for as many hours; null: it needs somebody now. */
  snooze?: (hours: number | null) => void;
  markUnread?: () => void;
}

const HOUR_MS = 3_600_000;

type Call = () => Promise<{ data?: Conversation }>;

export function useActs(id: string, view: View, conversation: InboxItem | undefined): Acts {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { words } = useSpeech();
  const { member } = useSession();
  const notice = useNotice();
  const mayWrite = useMay('conversations:write');
  if (!mayWrite || !conversation) return {};

  const { status, assignee } = conversation;
  const { inbox } = words;
  const params = { path: { id } };
  const run = (call: Call, said: string): void => {
    void bodyOf(call())
      .then((changed) => {
        queries.setQueryData(conversationQuery(id).queryKey, (known) => known && { ...known, ...changed });
        notice(said);
      })
      // Another member may have taken it, which the page does not know yet.
      .catch((error: unknown) => notice(problemText(error, words)))
      .finally(() => mayHaveChanged(queries, id));
  };
  const leaveUnread = async (): Promise<void> => {
    try {
      await api.DELETE('/v1/conversations/{id}/read', { params });
      await navigate({ to: '/inbox', search: view === 'needs_you' ? {} : { view } });
    } catch (error) {
      notice(problemText(error, words));
    }
    mayHaveChanged(queries, id);
  };
  const isOpen = status !== 'resolved';
  return {
    ...(assignee?.id !== member.id && {
      take: () => {
        const body = { force: assignee !== null };
        run(() => api.POST('/v1/conversations/{id}/take', { params, body }), inbox.taken);
      },
    }),
    ...(isOpen && {
      assign: (memberId: string | null) => {
        const call: Call = () => api.POST('/v1/conversations/{id}/assign', { params, body: { memberId } });
        run(call, memberId === null ? inbox.givenToNobody : inbox.given);
      },
      resolve: () =>
        run(
          () => api.POST('/v1/conversations/{id}/resolve', { params }),
          `${inbox.resolved} ${inbox.undoHint}`,
        ),
    }),
    ...((status === 'member' || status === 'waiting') && {
      giveBack: () =>
        run(() => api.POST('/v1/conversations/{id}/return', { params }), inbox.speaks.assistant),
    }),
    ...(status === 'assistant' && {
      ask: () =>
        run(() => api.POST('/v1/conversations/{id}/handoff', { params, body: {} }), inbox.speaks.waiting),
    }),
    ...(isOpen && {
      snooze: (hours: number | null) => {
        const until = hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString();
        const call: Call = () => api.POST('/v1/conversations/{id}/snooze', { params, body: { until } });
        run(call, hours === null ? inbox.woken : inbox.snoozed);
      },
    }),
    markUnread: () => void leaveUnread(),
  };
}

function mayHaveChanged(queries: QueryClient, id: string): void {
  void queries.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  void queries.invalidateQueries({ queryKey: ['conversations'] });
}
