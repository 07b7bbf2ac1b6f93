import type { Cursor } from '../platform/realtime/cursor.js';
import type { EventLog, LoggedEvent } from '../platform/realtime/event-log.js';
import type { ConversationEventName } from './conversation-events.js';
import type { ClaimedTurn } from './conversation.types.js';
import type { TurnEvent } from './engine/chat-engine.js';

interface Told {
  text: string;
  others: Set<string>;
}

/**
 * Streams a turn's events. When an earlier try of the same turn was cut off, what its readers have already seen
 * is not told again: the rest of the text follows, so the joined deltas still equal the stored answer.
 */
export class TurnPublisher {
  private floor: Cursor;
  private told: Told = { text: '', others: new Set() };
  private produced = '';

  constructor(
    private readonly log: EventLog,
    private readonly turn: ClaimedTurn,
  ) {
    this.floor = { seq: turn.message.seq, step: 0 };
  }

  /** Learns what earlier tries have told; without Redis nothing is known, and nothing can be told either. */
  async resume(): Promise<void> {
    if (this.turn.attempts <= 1) return;
    const events = await this.log.read(this.turn.conversationId, this.floor).catch(() => []);
    const own = events.filter(({ data }) => data.includes(this.turn.id));
    this.told = { text: own.map(deltaText).join(''), others: new Set(own.map(fingerprint)) };
  }

  async publish(event: TurnEvent): Promise<void> {
    switch (event.type) {
      case 'started':
        return this.once('turn.started', { messageId: this.turn.message.id, responder: event.responder });
      case 'delta':
        return this.delta(event.text);
      case 'tool-started':
        return this.once('tool.started', { name: event.name });
      case 'tool-finished':
        return this.once('tool.finished', { name: event.name, ok: event.ok });
      case 'citation':
        return this.once('citation', { citation: event.citation });
      case 'handoff':
        return this.once('handoff', { reason: event.reason });
      case 'completed':
        return this.rest();
    }
  }

  /** The text that the readers have seen when `rest` is done, and that must therefore be stored. */
  finalText(answer: string): string {
    return answer.startsWith(this.told.text) ? answer : `${this.told.text}\n\n${answer}`;
  }

  private async delta(text: string): Promise<void> {
    this.produced += text;
    // A second try is told at its end, when it is known whether it agrees with the first.
    if (this.told.text === '') await this.send('text.delta', { text });
  }

  private async rest(): Promise<void> {
    if (this.told.text === '') return;
    const missing = this.finalText(this.produced).slice(this.told.text.length);
    if (missing !== '') await this.send('text.delta', { text: missing });
  }

  private async once(name: ConversationEventName, fields: object): Promise<void> {
    const data = { turnId: this.turn.id, ...fields };
    if (this.told.others.has(`${name} ${JSON.stringify(data)}`)) return;
    await this.send(name, fields);
  }

  /** Redis away: the answer is still committed, and followers read it from Postgres. */
  private async send(name: ConversationEventName, fields: object): Promise<void> {
    const { conversationId, id: turnId, message } = this.turn;
    try {
      this.floor = await this.log.append(conversationId, message.seq, this.floor, name, {
        turnId,
        ...fields,
      });
    } catch {
      this.floor = { seq: this.floor.seq, step: this.floor.step + 1 };
    }
  }
}

function deltaText({ event, data }: LoggedEvent): string {
  return event === 'text.delta' ? (JSON.parse(data) as { text: string }).text : '';
}

function fingerprint({ event, data }: LoggedEvent): string {
  return `${event} ${data}`;
}
