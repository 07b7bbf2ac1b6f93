import type { Author, Message } from './conversation.types.js';

export interface MessageRow {
  id: string;
  conversation_id: string;
  seq: bigint;
  author: Author;
  text: string;
  created_at: Date;
  client_id: string | null;
  status: Message['status'];
  citations: Message['citations'];
  tools: Message['tools'];
  handoff: Message['handoff'];
  confidence: number | null;
  suggestions: Message['suggestions'];
  turn_id: string | null;
}

export const MESSAGE_COLUMNS =
  'id, conversation_id, seq, author, text, created_at, client_id, status, citations, tools, handoff, confidence, suggestions, turn_id';

/** The columns of a table or alias. */
export function messageColumnsOf(alias: string): string {
  return MESSAGE_COLUMNS.split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: Number(row.seq),
    from: row.author,
    text: row.text,
    createdAt: row.created_at,
    clientId: row.client_id,
    status: row.status,
    citations: row.citations,
    tools: row.tools,
    handoff: row.handoff,
    confidence: row.confidence === null ? null : Math.round(row.confidence * 100) / 100,
    suggestions: row.suggestions,
    turnId: row.turn_id,
  };
}
