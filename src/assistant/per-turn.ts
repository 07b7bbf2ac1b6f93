import type { ToolContext } from './chat-tool.js';

/** What an ability makes for a turn when it is first asked for, and keeps for the turn. */
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

  /** So that what failed is tried again. */
  forget(turn: ToolContext): void {
    this.known.delete(turn);
  }
}
