const DEFAULT_SECONDS = 30;
const MAX_SECONDS = 60;

/** Characters of the header; a longer one is ignored. */
const MAX_PREFER = 200;

/** The `wait` of a `Prefer` header (RFC 7240) in seconds; 30 when absent, unreadable or too long, 60 at most. */
export function waitSeconds(prefer: string | undefined): number {
  if (prefer === undefined || prefer.length > MAX_PREFER) return DEFAULT_SECONDS;
  const match = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,5})"?/i.exec(prefer);
  return match ? Math.min(Number(match[1]), MAX_SECONDS) : DEFAULT_SECONDS;
}
