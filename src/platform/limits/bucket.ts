/** A counter with a limit: at most `size` in any window of `windowMs`. */
export interface Bucket {
  /** The name in the `RateLimit` header and in the error. */
  name: LimitName;
  /** Redis key. */
  key: string;
  size: number;
  windowMs: number;
  /** Left out of headers and errors: the visitor must not learn the business's total load. */
  hidden?: boolean;
}

/** Each limit's name and a description of what it counts. */
export const LIMITS = {
  key: 'requests of this key',
  tenant: 'requests of this business',
  messages: 'messages of this business',
  visitor: 'requests of this visitor',
  'visitor-messages': 'messages of this visitor',
  address: 'requests from this address',
  'address-messages': 'messages from this address',
  sessions: 'new sessions from this address',
  'tenant-sessions': 'new sessions of this business',
  streams: 'open streams of this business',
  'visitor-streams': 'open streams of this visitor',
  'address-streams': 'open streams from this address',
  events: 'deliveries to this event source or channel',
  exports: 'downloads of exports of this business',
  member: 'requests of this member',
  'sign-ins': 'tries to sign in from this address',
  'account-sign-ins': 'tries to sign in to this account from this address',
  'stranger-sign-ins': 'tries to sign in to this account',
  invitations: 'invitations of this business',
  refusals: 'refused credentials from this address',
} as const;

export type LimitName = keyof typeof LIMITS;

export interface Standing {
  bucket: Bucket;
  remaining: number;
  /**
   * Time until the limit grows: when it is full, until one request is possible again; else until the oldest leaves the
   * window.
   */
  resetsInMs: number;
}

export interface Verdict {
  /** True when the request was counted in every bucket; otherwise it was counted in none. */
  admitted: boolean;
  standings: Standing[];
}

/**
 * Number of cells that a window is divided into. A cell is freed when its newest request has left the window, so no
 * window, wherever it begins, holds more than the size. A request may count up to a sixtieth of the window too long.
 */
export const CELLS = 60;

export function verdict(buckets: Bucket[], admitted: boolean, figures: number[]): Verdict {
  const standings = buckets.map((bucket, index) => ({
    bucket,
    remaining: figures[2 * index] ?? 0,
    resetsInMs: figures[2 * index + 1] ?? bucket.windowMs,
  }));
  return { admitted, standings };
}
