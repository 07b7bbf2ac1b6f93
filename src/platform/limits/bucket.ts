/** One thing that is counted, and how much of it is allowed in any window of this length. */
export interface Bucket {
  /** As in the `RateLimit` header and in the refusal. */
  name: LimitName;
  /** Of Redis. */
  key: string;
  size: number;
  windowMs: number;
  /** Whose count it is would tell this caller what others do: it stands in no header and no refusal. */
  hidden?: boolean;
}

/** What a limit is called, and in words what it counts. */
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
  refusals: 'refused credentials from this address',
} as const;

export type LimitName = keyof typeof LIMITS;

export interface Standing {
  bucket: Bucket;
  remaining: number;
  /** Until there is more: when full until one is free again, else until the oldest is given back. */
  resetsInMs: number;
}

export interface Verdict {
  /** All of them were taken from, or none. */
  admitted: boolean;
  standings: Standing[];
}

/**
 * A window is counted in so many cells. A cell is given back when its newest request has left the window, so no
 * window of any position ever holds more than the size; a request counts at most a sixtieth too long.
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
