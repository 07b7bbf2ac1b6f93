/**
 * For the SET list of `UPDATE tenants`: what the assistant knows about this business has changed. In the commit of the
 * change, so that no answer is older than it. For products and articles a trigger does the same
 * (`note_changed_products`, `note_changed_articles`).
 */
export const RAISE_KNOWLEDGE_VERSION = 'knowledge_version = knowledge_version + 1, updated_at = now()';
