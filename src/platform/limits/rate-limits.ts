/** What a business may use, per minute. */
export interface RateLimits {
  requestsPerMinute: number;
  messagesPerMinute: number;
  visitorMessagesPerMinute: number;
}
