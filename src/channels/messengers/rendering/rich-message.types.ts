import type { Author } from '../../../conversations/conversation.types.js';

/** A message of the house as every platform gets it. */
export interface RichMessage {
  id: string;
  from: Exclude<Author, 'visitor'>;
  /** Markdown. */
  text: string;
  /** Of a member; null when nobody said it. */
  memberName: string | null;
  /** Offered to the customer as buttons. */
  suggestions: string[];
  /** Pages that the answer names. */
  links: { title: string; url: string }[];
}

/** A piece of text with one look. */
export interface Run {
  text: string;
  style?: 'bold' | 'italic' | 'strike' | 'code' | 'pre';
  /** `http:` or `https:` alone. */
  href?: string;
}
