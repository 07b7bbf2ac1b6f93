import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../assistant/tool-input.js';

export const HANDOFF_INPUT = toolInput({
  reason: v.picklist(['asked_for', 'anger', 'listed_topic', 'trouble', 'emergency']),
});

export type HandoffInput = PublicInput<typeof HANDOFF_INPUT>;

/** What the built-in responder adds. */
export interface HandoffCall extends HandoffInput {
  /**
   * `offer`: an apology and the offer of a person. `presence`: only says who is there. `contact`: the visitor has sent
   * an address. Absent: the conversation is handed off.
   */
  kind?: 'offer' | 'presence' | 'contact';
  /** Of anger: about how somebody of the staff behaved. */
  isConduct?: true;
  /** The visitor's e-mail address as typed, canonical. */
  email?: string;
  /** Another ability has answered or asked something before. */
  besides?: boolean;
}
