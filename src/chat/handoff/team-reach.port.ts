/** What may be told a visitor who is to be answered by a person. */
export interface TeamReach {
  /** Whether the business is open; null while it has not entered its hours. */
  openNow: boolean | null;
  /** ISO 8601 local time (`2026-12-01T09:00`) in the business's zone at which `openNow` changes; null when unknown. */
  changesAt: string | null;
  /** Whole days from today to `changesAt` in the business's zone. */
  daysAhead: number | null;
  /** The business gets an e-mail about each handoff; else it sees the conversation only in its list. */
  isTold: boolean;
}

/** How the team of the tenant in context can be reached, and can reach visitors. */
export abstract class TeamReachPort {
  /** @param at the moment in question; now when left out */
  abstract reach(at?: Date): Promise<TeamReach>;
  /** Stores an address that the visitor has typed: no proof of who they are. @param email canonical */
  abstract keepEmail(visitorId: string, email: string): Promise<void>;
}
