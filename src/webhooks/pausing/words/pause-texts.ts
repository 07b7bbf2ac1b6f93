/** The mail that tells a business that nothing is delivered to one of its webhooks any more. */
export interface PauseTexts {
  subject: (host: string) => string;
  /** @param since when the first of the failures was */
  failing: (host: string, since: string) => string;
  gone: (host: string) => string;
  /** Where the failures stand, and how it goes on. */
  details: string;
  /** What becomes of the events in between. */
  later: string;
}
