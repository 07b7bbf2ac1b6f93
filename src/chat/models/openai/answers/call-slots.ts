import type { CallDelta } from './chunk.js';
import { parseObject } from '../tool-schema.js';

interface Slot {
  index: number | null;
  id: string;
  name: string;
  arguments: string;
  extra: unknown;
}

export type AssembledCall = Pick<Slot, 'name' | 'arguments' | 'extra'>;

/**
 * Puts calls together from their parts. Servers differ in what a part carries: no index, the same index for two calls,
 * name and id apart, an id that changes or is empty.
 */
export class CallSlots {
  private readonly slots: Slot[] = [];

  add(delta: CallDelta): void {
    const slot = this.slotOf(delta);
    slot.id ||= delta.id;
    slot.name ||= delta.name;
    slot.arguments = joined(slot.arguments, delta.arguments);
    slot.extra ??= delta.extra;
  }

  /** Without what never got a name. No arguments are those of a call without any. */
  calls(): AssembledCall[] {
    return this.slots
      .filter(({ name }) => name !== '')
      .map(({ name, arguments: text, extra }) => ({ name, arguments: text.trim() || '{}', extra }));
  }

  private slotOf(delta: CallDelta): Slot {
    const { index } = delta;
    const last = index === null ? this.slots.at(-1) : this.slots.findLast((slot) => slot.index === index);
    if (last && !beginsAnother(last, delta)) return last;
    const slot = { index, id: '', name: '', arguments: '', extra: undefined };
    this.slots.push(slot);
    return slot;
  }
}

/** Some servers repeat in a part all that they have sent so far; no JSON object begins twice. */
function joined(before: string, part: string): string {
  return before !== '' && part.startsWith(before) ? part : before + part;
}

function beginsAnother(slot: Slot, { index, id, name, arguments: text }: CallDelta): boolean {
  if (name === '' || slot.name === '') return false;
  if (id !== '' && id === slot.id && text.startsWith(slot.arguments)) return false;
  const differs = id !== '' && slot.id !== '' && id !== slot.id;
  const isWhole = text !== '' && parseObject(slot.arguments) !== null;
  return differs || isWhole || (index === null && (id === '' || slot.id === ''));
}
