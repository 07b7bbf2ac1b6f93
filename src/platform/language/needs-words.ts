/** Words of one kind, to be used as `@name` below. `word*` matches a prefix. Any spelling: folded at load. */
export const WORD_CLASSES: Record<string, string> = {};

/** Needs and what helps. */
export const NEEDS: Record<string, readonly [said: string, helps: string]> = {};
