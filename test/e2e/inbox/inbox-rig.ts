import type { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import type { Answer } from '../../support/api.js';

export interface MessageBody {
  id: string;
  seq: number;
  from: string;
  text: string;
  clientId?: string;
  member: { id: string | null; name: string } | null;
}

export interface ConversationBody {
  id: string;
  status: string;
  assigneeId: string | null;
  assignee: { id: string; name: string } | null;
}

/** A conversation in which the visitor has asked for a person. */
export async function waiting(shop: TestBusiness, text = 'Is the blue one still there?'): Promise<string> {
  const { body } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api' });
  await shop.api.post(`/v1/conversations/${body.id}/handoff`);
  await shop.api.post(`/v1/conversations/${body.id}/messages`, { text });
  return body.id;
}

export async function memberIdOf(person: BrowserPerson): Promise<string> {
  const { body } = await person.get<{ member: { id: string } }>('/console/v1/session');
  return body.member.id;
}

export function say(
  person: BrowserPerson,
  id: string,
  text: string,
  more: object = {},
): Promise<Answer<{ message: MessageBody }>> {
  return person.call('POST', `/v1/conversations/${id}/messages`, { text, ...more });
}

export function take(
  person: BrowserPerson,
  id: string,
  body: object = {},
): Promise<Answer<ConversationBody>> {
  return person.call('POST', `/v1/conversations/${id}/take`, body);
}

/** Oldest first. */
export async function messagesOf(shop: TestBusiness, id: string): Promise<MessageBody[]> {
  const { body } = await shop.api.get<{ data: MessageBody[] }>(`/v1/conversations/${id}/messages?limit=100`);
  return body.data.reverse();
}
