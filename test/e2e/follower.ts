// oxlint-disable-next-line house/no-sleep-in-tests -- a client waits between two connection attempts
import { setTimeout as delay } from 'node:timers/promises';
import type { Api, SseEvent } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { completedMessage, ends, increasing, messagesOf, spoken } from './turns.js';

const RETRY_MS = 100;
/** Without a further event, counted from the last one: opening a stream may take long. */
const QUIET_MS = 1_000;
const PATIENCE_MS = 10_000;

/** A client that follows the API's contract: reads one conversation's events, and reconnects from its last cursor. */
export class Follower {
  readonly events: SseEvent[] = [];

  constructor(
    private readonly api: Api,
    readonly conversationId: string,
  ) {}

  /** Reads until the newest event is the wanted one. */
  async until(wanted: (event: SseEvent) => boolean, withinMs = 90_000): Promise<void> {
    const deadline = AbortSignal.timeout(withinMs);
    while (!deadline.aborted) {
      await this.connect(wanted, deadline).catch(() => delay(RETRY_MS));
      const last = this.events.at(-1);
      if (last && wanted(last)) return;
    }
    const seen = this.events.map(({ id, event }) => `${id} ${event}`).join(', ');
    throw new Error(`Conversation ${this.conversationId} did not get there in ${withinMs} ms; seen: ${seen}`);
  }

  /** Reads the text of an answer that is held before its commit, until no more comes. */
  async catchUp(): Promise<void> {
    await eventually(async () => {
      const seen = this.events.length;
      const quiet = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      const wait = ({ event }: SseEvent): boolean => {
        if (timer === undefined && event !== 'text.delta') return false;
        clearTimeout(timer);
        timer = setTimeout(() => quiet.abort(), QUIET_MS);
        return false;
      };
      const signal = AbortSignal.any([quiet.signal, AbortSignal.timeout(PATIENCE_MS)]);
      await this.connect(wait, signal).catch(() => undefined);
      clearTimeout(timer);
      if (quiet.signal.aborted) return true;
      return seen === this.events.length && this.events.some(({ event }) => event === 'text.delta');
    });
  }

  /** Expects that the turn ends, streamed without gap or repeat, with one stored answer. */
  async expectOneAnswer(turnId: string, withinMs = 90_000): Promise<void> {
    if (!this.events.some(ends(turnId))) await this.until(ends(turnId), withinMs);
    const ended = this.events.filter(ends(turnId));
    expect(ended.map(({ event }) => event)).toEqual(['message.completed']);
    expect(increasing(this.events)).toBe(true);
    const [last] = ended;
    const answer = last && completedMessage(last);
    expect(spoken(this.events, turnId)).toBe(answer?.text);
    const stored = await messagesOf(this.api, this.conversationId);
    expect(stored.filter(({ from }) => from === 'assistant')).toContainEqual(answer);
    expect(stored.filter(({ id }) => id === answer?.id)).toHaveLength(1);
  }

  private connect(wanted: (event: SseEvent) => boolean, signal: AbortSignal): Promise<unknown> {
    const after = this.events.at(-1)?.id ?? '0-0';
    return this.api.events(`/v1/conversations/${this.conversationId}/events?after=${after}`, {
      signal,
      until: (event) => {
        this.events.push(event);
        return wanted(event);
      },
    });
  }
}
