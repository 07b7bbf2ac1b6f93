import type { ServerSentEvent } from '../../shared/event-stream.js';
import { readEvent } from '../protocol.js';

/** A turn has far fewer; one that never ends must not fill the memory. */
const MOST_EVENTS = 2_000;

/** The events since the first turn began that is not over: a tab that comes now needs them to show its answer whole. */
export class OpenTurns {
  events: ServerSentEvent[] = [];
  private readonly open = new Set<string>();

  add(event: ServerSentEvent): void {
    const read = readEvent(event.event, event.data);
    if (read?.type === 'turn.started') this.open.add(read.turnId);
    if (read?.type === 'message.completed' || read?.type === 'turn.failed') this.open.delete(read.turnId);
    if (this.open.size === 0 || this.events.length >= MOST_EVENTS) this.clear();
    else this.events.push(event);
  }

  clear(): void {
    this.events = [];
    this.open.clear();
  }
}
