import type { Conversation, InboxItem } from '../api/client.js';
import type { Speech } from '../app/speech.js';

/** What the team calls the customer. */
export function nameOf(
  { name, email, externalId }: Conversation['visitor'],
  { words }: Pick<Speech, 'words'>,
): string {
  return name ?? email ?? externalId ?? words.inbox.visitor;
}

/** Whether all sought words are in what a row is about. */
export function matches({ visitor, assignee, lastMessage }: InboxItem, sought: string): boolean {
  const { name, email, externalId } = visitor;
  const text = [name, email, externalId, assignee?.name, lastMessage?.text].join(' ').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

/** Why a person was asked for: one of the assistant's reasons, or what somebody wrote. */
export function reasonText(reason: string, { words }: Pick<Speech, 'words'>): string {
  const { reasons } = words.inbox;
  return Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : reason;
}

/** Until when it needs nobody; null when it does. */
export function putOffUntil({ snoozedUntil }: InboxItem): string | null {
  return snoozedUntil !== null && new Date(snoozedUntil).getTime() > Date.now() ? snoozedUntil : null;
}
