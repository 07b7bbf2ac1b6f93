/** What the order tool keeps of a conversation between turns. */
export interface OrderMemory {
  numbers: string[];
  email?: string;
  /** E.164 */
  phone?: string;
  /** ISO 8601: when the contact was given. */
  contactAt?: string;
}

export function isOrderMemory(value: unknown): value is OrderMemory {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as { numbers?: unknown }).numbers)
  );
}
