import { randomUUID } from 'node:crypto';
import { atLast, type Answer, type Api, type SseEvent } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import type { PageBody } from './expectations.js';

export interface MessageBody {
  id: string;
  from: string;
  text: string;
  clientId?: string;
  citations: { kind: string; title: string; url?: string }[];
  suggestions: { text: string }[];
  confidence: number;
  handoff: { reason: string } | null;
}

export interface SentBody {
  message: MessageBody;
  answer: MessageBody | null;
  turn: { id: string; status: string } | null;
}

/** All messages of a conversation, oldest first. */
export async function messagesOf(api: Api, conversationId: string): Promise<MessageBody[]> {
  const path = `/v1/conversations/${conversationId}/messages?limit=100`;
  const { body } = await atLast(() => api.get<PageBody<MessageBody>>(path));
  return [...body.data].reverse();
}

/** Sends without waiting for the answer. */
export async function tell(
  api: Api,
  conversationId: string,
  text: string,
  clientId?: string,
): Promise<SentBody> {
  const body = { text, ...(clientId === undefined ? {} : { clientId }) };
  const path = `/v1/conversations/${conversationId}/messages`;
  const sent = await atLast(() => api.post<SentBody>(path, body, { prefer: 'wait=0' }));
  if (sent.status !== 202 && sent.status !== 200)
    throw new Error(`Not accepted: ${sent.status} ${sent.text}`);
  return sent.body;
}

/** Sends and waits for the answer, also when it takes longer than the call may. */
export async function ask(api: Api, conversationId: string, text: string): Promise<MessageBody> {
  const path = `/v1/conversations/${conversationId}/messages`;
  const { body, status } = await atLast(() => api.post<SentBody>(path, { text }));
  if (body.answer) return body.answer;
  if (status !== 202 || body.turn === null) throw new Error(`No answer to "${text}": ${status}`);
  return eventually(async () => {
    const messages = await messagesOf(api, conversationId);
    const later = messages.slice(messages.findIndex(({ id }) => id === body.message.id) + 1);
    return later.find(({ from }) => from === 'assistant');
  });
}

/** Sends and waits for the answer as the call gives it; on a slow machine again, with the same `clientId`. */
export function answered(api: Api, conversationId: string, text: string): Promise<Answer<SentBody>> {
  const message = { text, clientId: randomUUID() };
  return eventually(async () => {
    const sent = await api.post<SentBody>(`/v1/conversations/${conversationId}/messages`, message);
    return sent.status !== 202 && sent;
  });
}

/** Joined text of one turn's deltas. */
export function spoken(events: SseEvent[], turnId: string): string {
  const deltas = events.filter(({ event, data }) => event === 'text.delta' && data['turnId'] === turnId);
  return deltas.map(({ data }) => String(data['text'])).join('');
}

export function completedMessage({ data }: SseEvent): MessageBody {
  return data['message'] as MessageBody;
}

/** `seq-step` as a number that increases with the position. */
export function place(cursor: string): number {
  const [seq = '0', step = '0'] = cursor.split('-');
  return Number(seq) * 1e6 + Number(step);
}

export function increasing(events: SseEvent[]): boolean {
  return events.every(({ id }, index) => index === 0 || place(id) > place(events[index - 1]?.id ?? ''));
}

export function ends(turnId: string): (event: SseEvent) => boolean {
  return ({ event, data }) =>
    (event === 'message.completed' || event === 'turn.failed') && data['turnId'] === turnId;
}
