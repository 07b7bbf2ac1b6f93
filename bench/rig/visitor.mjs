import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './calls.mjs';

/** @typedef {import('./calls.mjs').Target} Target */

const MOST_TRIES = 60;

/**
 * A visitor of the widget. Calls that are refused for the moment are made again, and a stream that ends is resumed from
 * its cursor, as the widget does.
 */
export class Visitor {
  refused = 0;
  resumed = 0;
  cursor = '0-0';
  /** @type {Response | undefined} */
  events;
  text = '';
  /** Who has answered. */
  responder = '';

  /** @param {Target} target  with the visitor's token @param {number} n */
  constructor(target, n) {
    this.target = target;
    this.n = n;
  }

  /** @param {Target & {publishableKey?: string}} shop @param {number} n */
  static async arrive({ url, publishableKey = '' }, n) {
    const visitor = new Visitor({ url, key: publishableKey }, n);
    const session = await visitor.call('POST', '/widget/v1/sessions', {});
    /** @type {{token: string}} */
    const { token } = JSON.parse(await session.text());
    visitor.target = { url, key: token };
    visitor.events = await visitor.call('GET', '/widget/v1/events');
    return visitor;
  }

  /** Equal questions would wait for one answer. @param {string} [text] */
  async ask(text = `How do you feel about moon number ${this.n}?`) {
    const body = { text, clientId: crypto.randomUUID() };
    await (await this.call('POST', '/widget/v1/messages', body)).text();
  }

  /** @returns {Promise<string>} the whole text, or how it ended */
  async answer() {
    for (;;) {
      const end = await this.read().catch(String);
      if (end === 'message.completed') return this.text.trim();
      if (end === 'turn.failed') return end;
      this.resumed += 1;
      this.events = await this.call('GET', `/widget/v1/events?after=${this.cursor}`);
    }
  }

  /** @returns {Promise<string>} the last event, or '' when the stream ends before */
  async read() {
    let buffer = '';
    for await (const part of this.events?.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      buffer += part;
      const frames = buffer.split('\n\n');
      buffer = frames.pop() ?? '';
      for (const frame of frames) {
        const field = (/** @type {string} */ name) =>
          new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? '';
        const event = field('event');
        if (event !== '') this.cursor = field('id') || this.cursor;
        /** @type {{responder?: string, text?: string}} */
        const data = JSON.parse(field('data') || '{}');
        if (event === 'turn.started') this.responder = data.responder ?? '';
        if (event === 'text.delta') this.text += data.text ?? '';
        if (event === 'message.completed' || event === 'turn.failed') return event;
      }
    }
    return '';
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  async call(method, path, body) {
    for (let tries = 1; ; tries += 1) {
      const response = await send(this.target, method, path, body);
      if (response.ok) return response;
      const isBusy = response.status === 503 || response.status === 429;
      if (!isBusy || tries === MOST_TRIES)
        throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      this.refused += 1;
      await response.body?.cancel();
      await sleep(1000 * Number(response.headers.get('retry-after') ?? 1));
    }
  }
}
