import type { Citation, ConversationEvent, Message } from './protocol.js';

/** Why a turn ended that the visitor has stopped. */
const CANCELLED = 'cancelled';

/** An answer that is still being written. */
export interface Draft {
  turnId: string;
  text: string;
  citations: Citation[];
  /** What was looked up for it, in order; what found nothing is left out. */
  steps: Step[];
}

/** A tool at work for an answer, or one that has found something. */
export interface Step {
  tool: string;
  isDone: boolean;
}

/** The assistant; nobody yet, a person was asked for; a person of the business. */
export type With = 'assistant' | 'waiting' | 'member';

/**
 * What the visitor sees of the conversation, built from history and events in whatever order and however often
 * they arrive: a message is known by its id, so nothing is shown twice.
 */
export class Conversation {
  /** Oldest first. */
  messages: Message[] = [];
  readonly drafts = new Map<string, Draft>();
  /** The last turn failed and nothing was asked since. */
  failed = false;
  /** Who answers now. */
  with: With = 'assistant';
  private readonly finishedTurns = new Set<string>();
  /** The turn of an answer, by its message's id. */
  private readonly turns = new Map<string, string>();

  /** True while an answer is on its way. */
  get answering(): boolean {
    return this.drafts.size > 0;
  }

  /** The turn whose answer is being written, else the first that waits; null when there is none. */
  get writing(): string | null {
    const drafts = [...this.drafts.values()];
    return (drafts.find(({ text }) => text !== '') ?? drafts[0])?.turnId ?? null;
  }

  /** Name of the last person who answered; empty when it is not known. */
  get member(): string {
    return this.messages.findLast(({ from }) => from === 'member')?.member?.name ?? '';
  }

  /** Forgets everything: another conversation takes its place. */
  clear(): void {
    this.messages = [];
    this.drafts.clear();
    this.failed = false;
    this.with = 'assistant';
  }

  knows(messageId: string): boolean {
    return this.messages.some((message) => message.id === messageId);
  }

  /** Takes messages from history or from an accepted send. */
  merge(messages: Message[]): void {
    const byId = new Map(this.messages.map((message) => [message.id, message]));
    for (const message of messages) byId.set(message.id, message);
    this.messages = [...byId.values()].sort(byTime);
    this.with = withAfter(this.messages);
  }

  /** The server took a message and will answer it in this turn, which may even be over by now. */
  expect(turnId: string, messageId: string): void {
    if (this.finishedTurns.has(turnId) || this.answered(messageId, turnId)) return;
    this.failed = false;
    this.draft(turnId);
  }

  /** Nothing came of an expected turn. */
  giveUp(turnId: string): void {
    if (this.drafts.get(turnId)?.text === '') this.drafts.delete(turnId);
  }

  apply(event: ConversationEvent): void {
    switch (event.type) {
      case 'turn.started':
        return this.started(event.turnId, event.messageId);
      case 'text.delta':
        return this.change(event.turnId, (draft) => {
          draft.text += event.text;
        });
      case 'tool.started':
        return this.change(event.turnId, ({ steps }) => steps.push({ tool: event.name, isDone: false }));
      case 'tool.finished':
        return this.change(event.turnId, ({ steps }) => finishStep(steps, event.name, event.ok));
      case 'citation':
        return this.change(event.turnId, (draft) => draft.citations.push(event.citation));
      case 'handoff':
        if (this.with === 'assistant') this.with = 'waiting';
        return;
      case 'message.created':
        return this.merge([event.message]);
      case 'message.completed':
        this.finish(event.turnId);
        this.turns.set(event.message.id, event.turnId);
        return this.merge([event.message]);
      case 'turn.failed':
        this.failed = event.code !== CANCELLED && this.drafts.has(event.turnId) && this.drafts.size === 1;
        return this.finish(event.turnId);
    }
  }

  /** A turn starts anew when its worker was killed, so what it had said before is void. */
  private started(turnId: string, messageId: string): void {
    if (this.finishedTurns.has(turnId)) return;
    if (this.answered(messageId, turnId)) return this.finish(turnId);
    this.failed = false;
    for (const [id, draft] of this.drafts) if (draft.text === '') this.drafts.delete(id);
    this.drafts.set(turnId, emptyDraft(turnId));
  }

  /**
   * True when history already holds the answer of a turn whose events are being replayed; an answer that is known to be
   * of another turn is not it.
   */
  private answered(messageId: string, turnId: string): boolean {
    const at = this.messages.findIndex((message) => message.id === messageId);
    const isAnswer = ({ id, from }: Message) =>
      from === 'assistant' && (this.turns.get(id) ?? turnId) === turnId;
    return at >= 0 && this.messages.slice(at).some(isAnswer);
  }

  private finish(turnId: string): void {
    this.finishedTurns.add(turnId);
    this.drafts.delete(turnId);
  }

  private change(turnId: string, change: (draft: Draft) => unknown): void {
    if (!this.finishedTurns.has(turnId)) change(this.draft(turnId));
  }

  private draft(turnId: string): Draft {
    const draft = this.drafts.get(turnId) ?? emptyDraft(turnId);
    this.drafts.set(turnId, draft);
    return draft;
  }
}

function emptyDraft(turnId: string): Draft {
  return { turnId, text: '', citations: [], steps: [] };
}

function finishStep(steps: Step[], tool: string, ok: boolean): void {
  const at = steps.findIndex((step) => step.tool === tool && !step.isDone);
  if (at < 0) return;
  if (ok) steps[at] = { tool, isDone: true };
  else steps.splice(at, 1);
}

function byTime(a: Message, b: Message): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** A notice of the system that hands nothing over ends it: the conversation was closed or returned to the assistant. */
function withAfter(messages: readonly Message[]): With {
  return messages.reduce<With>((before, { from, handoff }) => {
    if (from === 'member') return 'member';
    if (handoff !== null) return before === 'member' ? 'member' : 'waiting';
    // While a person is waited for, the assistant may say what it surely knows; after a person it speaks only once it is back.
    const isBack = from === 'system' || (from === 'assistant' && before === 'member');
    return isBack ? 'assistant' : before;
  }, 'assistant');
}
