/** What a business may use of the API. */
export interface RateLimits {
  requestsPerMinute: number;
  messagesPerMinute: number;
  visitorMessagesPerMinute: number;
  /** Event streams at a time. */
  openSockets: number;
}
