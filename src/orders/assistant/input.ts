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
  all: v.optional(
    v.pipe(v.boolean(), v.description('True to list all orders with the same contact, after one is proven')),
  ),
});

/**
 * The published input, and the internal fields of the built-in responder. A model must not set the internal ones: they
 * decide, for example, that the visitor asks for somebody else, or in general.
 */
export interface OrderStatusInput extends PublicInput<typeof ORDER_STATUS_INPUT> {
  /** The numbers that may be the phone number instead. */
  phoneLike?: string[];
  /** The phone number could be an order number: if it proves no order, the answer asks for a contact. */
  guessed?: boolean;
  /** The visitor says that they have neither. */
  cannotProve?: boolean;
  /** The visitor wants the order changed, which only a person can do. */
  amend?: boolean;
  /** Nothing else is asked, so the status is told in short. */
  brief?: boolean;
  /** The aspect that is asked about an order already shown. */
  aspect?: OrderAspect;
  /** The visitor may mean orders in general, so no order must be shown unasked. */
  general?: boolean;
  /** The visitor wants a customer's contact, or speaks for somebody else. */
  personal?: boolean;
}
