import type { TenantCaller } from '../../platform/auth/principal.js';

/** What somebody of the team tells the others about a conversation. Visitors and the assistant never see it. */
export interface Note {
  id: string;
  conversationId: string;
  author: NoteAuthor;
  text: string;
  createdAt: Date;
}

export interface NoteAuthor {
  kind: TenantCaller['kind'];
  /** Null where the note was imported: the member or the key is of another install. */
  id: string | null;
  /** Of the member or the key when the note was written. */
  name: string;
}
