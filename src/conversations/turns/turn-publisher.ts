import type { Cursor } from '../../platform/realtime/cursor.js';
import type { EventLog, LoggedEvent } from '../../platform/realtime/event-log.js';
import type { ConversationEventName } from '../conversation-events.js';
import type { AskedMessage, ClaimedTurn } from '../conversation.types.js';
import type { TurnEvent } from '../../chat/chat-engine.port.js';

/**
 * Streams a turn's events. Readers must not get a text twice or with a gap: after an interrupted attempt, or while
 * Redis is away, the text is held back and the rest is sent in one piece at the end. So the joined deltas equal the
 * stored answer.
 */
export class TurnPublisher {
  private floor: Cursor;
  /** Text that is certainly in the stream. */
  private told = '';
  private toldOthers = new Set<string>();
  private produced = '';
  private held = false;
  /** Its events come after all messages that it answers. */
  private readonly newest: AskedMessage;

  constructor(
    private readonly log: EventLog,
    private readonly turn: ClaimedTurn,
  ) {
    this.newest = turn.messages.at(-1) ?? turn.messages[0];
    this.floor = { seq: this.newest.seq, step: 0 };
  }

  /**
   * Reads what earlier attempts have streamed. @throws when it cannot be read, because then nothing may be streamed.
   */
  async resume(): Promise<void> {
    if (this.turn.attempts <= 1) return;
    const own = await this.readOwn();
    this.told = textOf(own);
    this.toldOthers = new Set(own.map(fingerprint));
    this.held = this.told !== '';
  }

  private async readOwn(): Promise<LoggedEvent[]> {
    return (await this.readAll()).filter(({ data }) => data.includes(this.turn.id));
  }

  private async readAll(): Promise<LoggedEvent[]> {
    const all: LoggedEvent[] = [];
    for (let after: Cursor = { seq: this.turn.messages[0].seq, step: 0 }; ;) {
      const page = await this.log.read(this.turn.conversationId, after);
      all.push(...page);
      const last = page.at(-1);
      if (!last) return all;
      after = last.cursor;
    }
  }

  async publish(event: TurnEvent): Promise<void> {
    switch (event.type) {
      case 'started':
        return this.once('turn.started', { ...this.asked(), responder: event.responder });
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

  /** The text that readers have after `rest`, and that must therefore be stored. */
  finalText(answer: string): string {
    return answer.startsWith(this.told) ? answer : `${this.told}\n\n${answer}`;
  }

  /** What readers have of the text when the turn is stopped: nothing more is sent. */
  async shown(): Promise<string> {
    await this.learnLate();
    return this.told;
  }

  private asked(): { messageId: string; messageIds: string[] } {
    const { messages } = this.turn;
    return { messageId: messages[0].id, messageIds: messages.map(({ id }) => id) };
  }

  private async delta(text: string): Promise<void> {
    this.produced += text;
    if (this.held) return;
    if (await this.send('text.delta', { text })) this.told += text;
    else this.held = true;
  }

  private async rest(): Promise<void> {
    if (!this.held) return;
    await this.learnLate();
    const missing = this.finalText(this.produced).slice(this.told.length);
    if (missing !== '' && (await this.send('text.delta', { text: missing }))) this.told += missing;
  }

  /** A delta whose write failed may be in the stream all the same, when only Redis's reply was late. */
  private async learnLate(): Promise<void> {
    const stands = textOf(await this.readOwn().catch(() => []));
    // Shorter when Redis has lost its data: then readers have seen more than the stream holds.
    if (stands.startsWith(this.told)) this.told = stands;
  }

  private async once(name: ConversationEventName, fields: object): Promise<void> {
    const data = { turnId: this.turn.id, ...fields };
    if (!this.toldOthers.has(`${name} ${JSON.stringify(data)}`)) await this.send(name, fields);
  }

  /** @returns false while Redis is away: the answer is still committed, and followers read it from Postgres. */
  private async send(name: ConversationEventName, fields: object): Promise<boolean> {
    const { conversationId, id: turnId } = this.turn;
    const data = { turnId, ...fields };
    try {
      this.floor = await this.log.append(conversationId, this.newest.seq, this.floor, name, data);
      return true;
    } catch {
      return false;
    }
  }
}

function textOf(events: LoggedEvent[]): string {
  return events.map(deltaText).join('');
}

function deltaText({ event, data }: LoggedEvent): string {
  return event === 'text.delta' ? (JSON.parse(data) as { text: string }).text : '';
}

function fingerprint({ event, data }: LoggedEvent): string {
  return `${event} ${data}`;
}
