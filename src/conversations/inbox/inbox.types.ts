import type { Author, Conversation } from '../conversation.types.js';

/**
 * What members look at: what waits for them or for anybody, what is theirs, what the assistant answers, everything, and what
 * is over.
 */
export const INBOX_VIEWS = ['needs_you', 'mine', 'assistant', 'all', 'resolved'] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

/** Longest waiting first, of those that wait; or what changed last first. */
export const INBOX_SORTS = ['waiting', 'recent'] as const;
export type InboxSort = (typeof INBOX_SORTS)[number];

/** Without a sort: the newest conversation first. */
export type InboxOrder = InboxSort | 'started';

/** What is asked for. */
export interface InboxRequest {
  view: InboxView | undefined;
  sort: InboxSort | undefined;
  /** The member who looks; null for a key. */
  memberId: string | null;
}

export interface LastMessage {
  from: Author;
  /** Its beginning. */
  text: string;
  at: Date;
}

export interface InboxItem extends Conversation {
  /** The visitor's where the newest is a notice of the system; null where nothing was said. */
  lastMessage: LastMessage | null;
  /** Since when the visitor waits for a person; null when they do not. */
  waitingSince: Date | null;
  /** Until then it is not among those that need somebody; the visitor's next message ends it. */
  snoozedUntil: Date | null;
  /** Messages of the visitor that the member has not read, at most `MOST_UNREAD`. */
  unread: number;
}

export const MOST_UNREAD = 99;

/** Figures above are told as it. */
export const MOST_COUNTED = 1000;

export interface InboxCounts {
  needsYou: number;
  mine: number;
  unassigned: number;
  assistant: number;
  unread: number;
}
