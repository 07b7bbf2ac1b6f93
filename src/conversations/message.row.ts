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
  member_name: string | null;
  member_id: string | null;
}

export const MESSAGE_COLUMNS =
  'id, conversation_id, seq, author, text, created_at, client_id, status, citations, tools, handoff, confidence, suggestions, turn_id, member_name, member_id';

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
    confidence: toConfidence(row.confidence),
    suggestions: row.suggestions,
    turnId: row.turn_id,
    member: row.member_name === null ? null : { id: row.member_id, name: row.member_name },
  };
}

/** As it is told: with two places. */
export function toConfidence(stored: number | null): number | null {
  return stored === null ? null : Math.round(stored * 100) / 100;
}
