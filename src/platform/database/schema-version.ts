/** The newest migration this code needs; readiness waits for it. A test compares it with `migrations/`. */
export const SCHEMA_VERSION = 'ConversationNotes1765485300000';
