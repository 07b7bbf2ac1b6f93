/** What the order tool keeps of a conversation between turns. */
export interface OrderMemory {
  numbers: string[];
  email?: string;
  /** E.164 */
  phone?: string;
  /** ISO 8601: when the contact was given. */
  contactAt?: string;
  /** The last look-up with this contact found an order, so "what was in it?" is about that. */
  proven?: boolean;
}

export function isOrderMemory(value: unknown): value is OrderMemory {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as { numbers?: unknown }).numbers)
  );
}
