import type { ToolContext } from './chat-tool.js';

/** Creates a value on first use in a turn, and keeps it for the turn. */
export class PerTurn<Value> {
  private readonly known = new WeakMap<ToolContext, Value>();

  constructor(private readonly make: (turn: ToolContext) => Value) {}

  of(turn: ToolContext): Value {
    const known = this.known.get(turn);
    if (known !== undefined) return known;
    const value = this.make(turn);
    this.known.set(turn, value);
    return value;
  }

  /** A failure is not kept, so the next call tries again. */
  forget(turn: ToolContext): void {
    this.known.delete(turn);
  }
}
