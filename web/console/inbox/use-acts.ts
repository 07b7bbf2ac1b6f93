import { useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Conversation } from '../api/client.js';
import { conversationQuery } from '../api/queries.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';

/** What can be done with the conversation now; what cannot is absent. */
export interface Acts {
  resolve?: () => void;
  giveBack?: () => void;
  ask?: () => void;
}

export function useActs(id: string, status: Conversation['status'] | undefined): Acts {
  const queries = useQueryClient();
  const { words } = useSpeech();
  const notice = useNotice();
  const mayWrite = useMay('conversations:write');
  if (!mayWrite || status === undefined) return {};

  const run = (call: () => Promise<{ data?: Conversation }>, said: string) => () => {
    void bodyOf(call())
      .then((conversation) => {
        queries.setQueryData(
          conversationQuery(id).queryKey,
          (known) => known && { ...known, ...conversation },
        );
        void queries.invalidateQueries({ queryKey: ['conversations'] });
        notice(said);
      })
      .catch((error: unknown) => notice(problemText(error, words)));
  };
  const params = { path: { id } };
  const { inbox } = words;
  return {
    ...(status !== 'resolved' && {
      resolve: run(
        () => api.POST('/v1/conversations/{id}/resolve', { params }),
        `${inbox.resolved} ${inbox.undoHint}`,
      ),
    }),
    ...((status === 'member' || status === 'waiting') && {
      giveBack: run(() => api.POST('/v1/conversations/{id}/return', { params }), inbox.speaks.assistant),
    }),
    ...(status === 'assistant' && {
      ask: run(() => api.POST('/v1/conversations/{id}/handoff', { params, body: {} }), inbox.speaks.waiting),
    }),
  };
}
