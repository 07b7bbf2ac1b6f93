/**
 * Of a conversation `c`: somebody still waits for something in it. A person is asked for or there; an answer is being made,
 * or was given up and can still be tried again; or something that was said is not delivered yet. Whether an answer is tried
 * again no longer matters once the conversation is resolved.
 */
export const IS_AWAITED = `(c.status IN ('waiting', 'member')
  OR EXISTS (SELECT FROM turns t WHERE t.conversation_id = c.id AND t.status IN ('queued', 'running'))
  OR EXISTS (SELECT FROM outbox o JOIN turns t ON t.id = o.reference
    WHERE o.kind = 'turn.answer' AND t.conversation_id = c.id)
  OR (c.status <> 'resolved' AND EXISTS (SELECT FROM dead_letters d JOIN turns t ON t.id = d.reference
    WHERE d.kind = 'turn.answer' AND d.status = 'open' AND t.conversation_id = c.id))
  OR EXISTS (SELECT FROM channel_chats h JOIN channel_deliveries d ON d.chat_id = h.id
    WHERE h.visitor_id = c.visitor_id AND d.status = 'queued'))`;

/** Where a walk from the oldest row on has come to. */
export interface Place {
  created_at: string;
  id: string;
}

export const START: Place = { created_at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
