import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../assistant/tool-input.js';
import type { OrderAspect } from './words/order-words.js';

export const MOST_ORDERS = 3;

export const ORDER_STATUS_INPUT = toolInput({
  numbers: v.pipe(
    v.array(v.string()),
    v.maxLength(MOST_ORDERS),
    v.description('Order numbers as the visitor wrote them'),
  ),
  email: v.optional(v.pipe(v.string(), v.description('E-mail address the visitor gave'))),
  /** E.164 or national. */
  phone: v.optional(v.pipe(v.string(), v.description('Phone number the visitor gave'))),
});

/**
 * What may be asked from outside, and what the built-in reading knows beside it. None of that may come from a model:
 * it would say for itself that it asks for somebody else, or at large.
 */
export interface OrderStatusInput extends PublicInput<typeof ORDER_STATUS_INPUT> {
  /** Those of the numbers that may be the phone number instead. */
  phoneLike?: string[];
  /** The phone number was written as an order number might be: a contact is asked for when it proves nothing. */
  guessed?: boolean;
  /** The visitor says that they have neither. */
  cannotProve?: boolean;
  /** The visitor wants the order changed, which nobody but a person can do. */
  amend?: boolean;
  /** The one thing asked about an order that was told before. */
  aspect?: OrderAspect;
  /** The visitor may mean orders at large, so none is told unasked. */
  general?: boolean;
  /** The visitor wants a customer's contact, or speaks for somebody else. */
  personal?: boolean;
}
