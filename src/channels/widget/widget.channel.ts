import type { Channel } from '../../conversations/conversation.types.js';

/** The channel of a business's website; a visitor has one conversation on it. */
export const WIDGET = 'widget' satisfies Channel;
