/** A tenant's limits on API use. */
export interface RateLimits {
  requestsPerMinute: number;
  messagesPerMinute: number;
  visitorMessagesPerMinute: number;
  /** Event streams open at the same time. */
  openSockets: number;
}
