/** The newest migration this code needs; readiness waits for it. A test compares it with `migrations/`. */
export const SCHEMA_VERSION = 'OrderNews1764670000000';
