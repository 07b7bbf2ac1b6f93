/** The order tool's state of a conversation between turns. */
export interface OrderMemory {
  numbers: string[];
  email?: string;
  /** As written. */
  phone?: string;
  /** ISO 8601: when the contact was given. */
  contactAt?: string;
  /** True when the last look-up with this contact found an order, which "what was in it?" refers to. */
  proven?: boolean;
  /** The visitor asked for all of their orders, and was asked for a proof. */
  wantsAll?: boolean;
}

function isOrderMemory(value: unknown): value is OrderMemory {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as { numbers?: unknown }).numbers)
  );
}

const CONTACT_MILLISECONDS = 30 * 60_000;
const MOST_NUMBERS = 3;

/** The contact proves the visitor's identity, so it is deleted after half an hour. */
export function currentMemory(stored: unknown, now: Date): OrderMemory {
  if (!isOrderMemory(stored)) return { numbers: [] };
  const age = now.getTime() - Date.parse(stored.contactAt ?? '');
  if (age <= CONTACT_MILLISECONDS) return stored;
  const { numbers, proven, wantsAll } = stored;
  return { numbers, ...(proven && { proven }), ...(wantsAll && { wantsAll }) };
}

/** The memory after an answer. @param stored the memory before it */
export function rememberedOf(
  input: { numbers: string[]; email?: string; phone?: string },
  stored: unknown,
  now: Date,
): OrderMemory {
  const before = currentMemory(stored, now);
  const numbers = input.numbers.length > 0 ? input.numbers : before.numbers;
  const memory: OrderMemory = { numbers: numbers.slice(0, MOST_NUMBERS) };
  if (!input.email && !input.phone) return memory;
  const isSame = before.email === input.email && before.phone === input.phone;
  if (isSame && before.proven) memory.proven = true;
  return {
    ...memory,
    email: input.email,
    phone: input.phone,
    contactAt: (isSame && before.contactAt) || now.toISOString(),
  };
}
