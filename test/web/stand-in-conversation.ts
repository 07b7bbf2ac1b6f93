import { randomUUID } from 'node:crypto';

interface StandInMessage {
  id: string;
  conversationId: string;
  from: 'visitor' | 'assistant' | 'member' | 'system';
  text: string;
  createdAt: string;
  clientId?: string;
  status: 'complete' | 'incomplete';
  citations: StandInCitation[];
  tools: { name: string; ok: boolean }[];
  handoff: { reason: string } | null;
  confidence: number | null;
  suggestions: { text: string }[];
  member?: { name: string } | null;
}

export interface StandInCitation {
  kind: 'product' | 'article' | 'order' | 'opening_hours';
  id: string;
  title: string;
  url?: string;
  product?: object;
  order?: object;
  article?: { text: string };
}

/** How the assistant answers a message. */
export interface Answer {
  text: string;
  tool?: string;
  /** The tool is shown as working until this resolves. */
  toolDone?: Promise<void>;
  citations?: StandInCitation[];
  suggestions?: string[];
  /** The turn fails after this many pieces of text. */
  failAfter?: number;
}

/** An answer that stays half written. */
export interface Pause {
  /** Pieces of text before it. */
  after: number;
  over: Promise<void>;
}

export interface Script {
  answer: (text: string) => Answer;
  pause: () => Pause | null;
  /** Milliseconds between two events of a turn. */
  pace: () => number;
}

/** One visitor's conversation, its event log and its followers. */
export class StandInConversation {
  readonly id = randomUUID();
  /** Oldest first. */
  readonly messages: StandInMessage[] = [];
  turns = 0;
  private readonly log: string[] = [];
  private readonly stopped = new Set<string>();
  private readonly followers = new Set<(frame: string) => void>();
  private clock = Date.now();

  constructor(private readonly script: Script) {}

  /** The same `clientId` again gives the same message and no second turn. */
  receive(text: string, clientId: string): { message: StandInMessage; turn: { id: string; status: string } } {
    const known = this.messages.find((message) => message.clientId === clientId);
    if (known) return { message: known, turn: { id: `turn-of-${known.id}`, status: 'queued' } };
    const message = this.say('visitor', text, { clientId });
    this.emit('message.created', { message });
    const turn = { id: `turn-of-${message.id}`, status: 'queued' };
    this.turns += 1;
    void this.run(turn.id, message);
    return { message, turn };
  }

  /** Newest first, as every list of the API. */
  page(after: string | null, size: number): object {
    const newestFirst = [...this.messages].reverse();
    const from = after ? newestFirst.findIndex((message) => message.id === after) + 1 : 0;
    const data = newestFirst.slice(from, from + size);
    const hasMore = from + size < newestFirst.length;
    return { data, page: { next: hasMore ? (data.at(-1)?.id ?? null) : null, hasMore } };
  }

  member(text: string, name?: string): void {
    const member = name === undefined ? null : { name };
    this.emit('message.created', { message: this.say('member', text, { member }) });
  }

  /** The turn ends before its next piece. */
  cancel(turnId: string): void {
    this.stopped.add(turnId);
  }

  /** Whether a turn was stopped. */
  get isStopped(): boolean {
    return this.stopped.size > 0;
  }

  handoff(reason: string): void {
    this.emit('handoff', { reason });
    this.emit('message.created', {
      message: this.say('system', 'You asked for a person.', { handoff: { reason } }),
    });
  }

  resolve(): void {
    this.emit('message.created', { message: this.say('system', 'This conversation has been closed.') });
  }

  /** Makes all messages so far older. */
  age(ms: number): void {
    for (const message of this.messages) {
      message.createdAt = new Date(Date.parse(message.createdAt) - ms).toISOString();
    }
  }

  /** Event streams that follow it. */
  get followed(): number {
    return this.followers.size;
  }

  follow(after: string | null, write: (frame: string) => void): () => void {
    for (const frame of this.log.slice(Number(after ?? 0))) write(frame);
    this.followers.add(write);
    return () => this.followers.delete(write);
  }

  private async run(turnId: string, message: StandInMessage): Promise<void> {
    const answer = this.script.answer(message.text);
    const tools = answer.tool ? [{ name: answer.tool, ok: true }] : [];
    const step = async (type: string, data: object): Promise<void> => {
      // oxlint-disable-next-line house/no-sleep-in-tests -- the fake assistant streams at a fixed pace
      await new Promise((resolve) => setTimeout(resolve, this.script.pace()));
      this.emit(type, { turnId, ...data });
    };
    await step('turn.started', { messageId: message.id, responder: 'builtin' });
    for (const tool of tools) {
      await step('tool.started', { name: tool.name });
      await answer.toolDone;
      await step('tool.finished', tool);
    }
    const pieces = answer.text.match(/\S+\s*|\s+/g) ?? [];
    let told = '';
    const pause = this.script.pause();
    for (const [index, text] of pieces.slice(0, answer.failAfter).entries()) {
      if (index === pause?.after) await pause.over;
      if (this.stopped.has(turnId)) {
        const message = this.say('assistant', told, { status: 'incomplete' });
        return step('message.completed', { message });
      }
      await step('text.delta', { text });
      told += text;
    }
    if (answer.failAfter !== undefined) return step('turn.failed', { code: 'fault', detail: 'It broke.' });
    for (const citation of answer.citations ?? []) await step('citation', { citation });
    const said = this.say('assistant', answer.text, {
      citations: answer.citations ?? [],
      suggestions: (answer.suggestions ?? []).map((text) => ({ text })),
      tools,
      confidence: 0.9,
    });
    await step('message.completed', { message: said });
  }

  private say(
    from: StandInMessage['from'],
    text: string,
    more: Partial<StandInMessage> = {},
  ): StandInMessage {
    const message: StandInMessage = {
      id: randomUUID(),
      conversationId: this.id,
      from,
      text,
      createdAt: new Date((this.clock = Math.max(this.clock + 1, Date.now()))).toISOString(),
      status: 'complete',
      citations: [],
      tools: [],
      handoff: null,
      confidence: null,
      suggestions: [],
      ...more,
    };
    this.messages.push(message);
    return message;
  }

  private emit(type: string, data: object): void {
    const frame = `id: ${this.log.length + 1}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
    this.log.push(frame);
    for (const write of this.followers) write(frame);
  }
}
