import { randomUUID } from 'node:crypto';
// oxlint-disable-next-line house/no-sleep-in-tests -- a client waits between two attempts, and between two messages
import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 100;

export interface Message {
  id: string;
  from: string;
  clientId?: string;
}

/** A visitor with an event stream that resumes where it ended. It writes now and then, and keeps what its stream told. */
export class StreamingVisitor {
  token = '';
  protected cursor = '0-0';
  /** Ids of messages in the order in which the stream completed them. */
  readonly seen: string[] = [];
  readonly sent: string[] = [];
  /** Times that the stream was opened. */
  opened = 0;
  /** What a visitor would have noticed: a request that failed, and a stream that was refused. */
  readonly failures: string[] = [];

  constructor(protected readonly url: string) {}

  async arrive(publishableKey: string): Promise<void> {
    const answer = await this.ask('POST', '/widget/v1/sessions', publishableKey, {});
    this.token = ((await answer?.json()) as { token: string }).token;
    await this.write();
  }

  async write(): Promise<void> {
    const clientId = randomUUID();
    const answer = await this.ask('POST', '/widget/v1/messages', this.token, {
      // Numbered, or a visitor who says the same again and again is taken for a program.
      text: `Question ${this.sent.length + 1}: when do you open on Monday?`,
      clientId,
    });
    await answer?.body?.cancel();
    if (answer?.status === 202) this.sent.push(clientId);
  }

  async writeEvery(ms: number, stop: AbortSignal): Promise<void> {
    const isOver = () => stop.aborted;
    while (!isOver()) {
      await delay(ms * (0.5 + Math.random()), undefined, { signal: stop }).catch(() => undefined);
      if (!isOver()) await this.write();
    }
  }

  /** Reads events until it is told to stop; opens the stream again, from the last event, whenever it ends. */
  async listen(stop: AbortSignal): Promise<void> {
    const isOver = () => stop.aborted;
    while (!isOver()) {
      try {
        await this.read(stop);
      } catch (error) {
        if (!isOver() && !/terminated|aborted/.test(String(error))) this.failures.push(String(error));
      }
      await delay(RETRY_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  /** All messages of the conversation, oldest first. */
  async stored(): Promise<Message[]> {
    const answer = await this.ask('GET', '/widget/v1/messages?limit=100', this.token);
    return ((await answer?.json()) as { data: Message[] }).data.reverse();
  }

  private async read(stop: AbortSignal): Promise<void> {
    const response = await fetch(`${this.url}/widget/v1/events`, {
      headers: { authorization: `Bearer ${this.token}`, 'last-event-id': this.cursor },
      signal: stop,
    });
    if (response.status !== 200) {
      this.failures.push(`stream: ${response.status}`);
      await response.body?.cancel();
      return;
    }
    this.opened += 1;
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const id = field('id');
    if (id !== undefined) this.cursor = id;
    if (field('event') !== 'message.completed') return;
    const { message } = JSON.parse(field('data') ?? '{}') as { message: Message };
    this.seen.push(message.id);
  }

  private async ask(
    method: string,
    path: string,
    token: string,
    body?: object,
  ): Promise<Response | undefined> {
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : null,
      });
      if (!response.ok) this.failures.push(`${method} ${path}: ${response.status}`);
      return response;
    } catch (error) {
      this.failures.push(`${method} ${path}: ${String(error)}`);
      return undefined;
    }
  }
}
