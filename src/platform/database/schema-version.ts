/** The newest migration this code needs; readiness waits for it. A test compares it with `migrations/`. */
export const SCHEMA_VERSION = 'ConversationReads1765485200000';
