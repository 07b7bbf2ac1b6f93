import { randomUUID } from 'node:crypto';
import { connect } from 'node:tls';

/** What a probe does, in this order; the name of the step at which it failed is told. */
export const STEPS = /** @type {const} */ (['widget', 'settings', 'session', 'stream', 'question', 'answer']);
/** @typedef {typeof STEPS[number]} Step */

/**
 * @typedef {object} ProbeTarget
 * @property {string} url  of Frontdesk, as visitors' browsers reach it
 * @property {string} widgetKey  publishable key of the business that is asked
 * @property {string} question
 * @property {string} marker  must be in the answer
 * @property {number} timeoutMs  for all of it
 */

/**
 * @typedef {object} ProbeResult
 * @property {Step | null} failedAt  null when the answer came
 * @property {string} why  a sentence, when it failed
 * @property {number} seconds  from opening the widget to the whole answer
 * @property {Date | null} certificateEnds  null without TLS
 */

/**
 * Does what a visitor does: opens the widget, asks and reads the answer. Whoever it was is erased afterwards.
 * @param {ProbeTarget} target
 * @returns {Promise<ProbeResult>}  never rejects
 */
export async function askAsVisitor(target) {
  const started = performance.now();
  const visit = new Visit(target);
  const { failedAt, why } = await visit.make();
  const seconds = (performance.now() - started) / 1000;
  await visit.forget();
  return { failedAt, why, seconds, certificateEnds: await certificateEnd(target.url) };
}

class Visit {
  /** @type {Step} */
  #step = STEPS[0];
  #token = '';
  #stop = new AbortController();
  #signal;

  /** @param {ProbeTarget} target */
  constructor(target) {
    this.target = target;
    this.#signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(target.timeoutMs)]);
  }

  /** @returns {Promise<Pick<ProbeResult, 'failedAt' | 'why'>>} */
  async make() {
    const { widgetKey, question, marker } = this.target;
    try {
      if (widgetKey === '' || marker === '')
        throw new Error('PROBE_WIDGET_KEY and PROBE_MARKER are not set: docs/alerts.md, "The probe".');
      await this.#openWidget();
      await this.#call('settings', 'GET', '/widget/v1/config', widgetKey);
      const session = await this.#call('session', 'POST', '/widget/v1/sessions', widgetKey, {});
      this.#token = /** @type {{token: string}} */ (await session.json()).token;
      const events = await this.#call('stream', 'GET', '/widget/v1/events', this.#token);
      const message = { text: question, clientId: randomUUID() };
      await this.#call('question', 'POST', '/widget/v1/messages', this.#token, message);
      this.#step = 'answer';
      const answer = await readAnswer(events);
      if (!answer.includes(marker)) throw new Error(`The answer lacks ${marker}: ${answer.slice(0, 200)}`);
      return { failedAt: null, why: '' };
    } catch (error) {
      return { failedAt: this.#step, why: reasonOf(error) };
    } finally {
      this.#stop.abort();
    }
  }

  /** A probe each minute must leave nothing; that this fails is for others to notice. */
  async forget() {
    if (this.#token === '') return;
    this.#signal = AbortSignal.timeout(5_000);
    const step = this.#step;
    await this.#call(step, 'DELETE', '/widget/v1/visitor', this.#token).catch(() => undefined);
  }

  async #openWidget() {
    const loader = await this.#call('widget', 'GET', '/widget.js', '');
    if (!loader.headers.get('content-type')?.includes('javascript'))
      throw new Error('/widget.js is no script.');
    await loader.text();
  }

  /**
   * @param {Step} step
   * @param {string} method
   * @param {string} path
   * @param {string} key
   * @param {object} [body]
   */
  async #call(step, method, path, key, body) {
    this.#step = step;
    const response = await fetch(new URL(path, this.target.url), {
      method,
      headers: {
        ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: this.#signal,
    });
    if (response.ok) return response;
    throw new Error(
      `${method} ${path} is answered ${response.status}: ${(await response.text()).slice(0, 200)}`,
    );
  }
}

/**
 * @param {Response} events
 * @returns {Promise<string>} the assistant's whole text
 */
async function readAnswer(events) {
  let [text, buffer] = ['', ''];
  for await (const part of events.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    buffer += part;
    const frames = buffer.split('\n\n');
    buffer = frames.pop() ?? '';
    for (const { event, data } of frames.map(readFrame)) {
      if (event === 'text.delta') text += data.text ?? '';
      if (event === 'message.completed') return text;
      if (event === 'turn.failed') throw new Error('The turn failed.');
    }
  }
  throw new Error('The stream ended without an answer.');
}

/**
 * @param {string} frame  of server-sent events
 * @returns {{event: string, data: {text?: string}}}
 */
function readFrame(frame) {
  const lines = frame.split('\n');
  const field = (/** @type {string} */ name) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  return { event: field('event'), data: JSON.parse(field('data') || '{}') };
}

/**
 * When the certificate of a server ends, also of one that browsers no longer accept.
 * @param {string} url
 * @returns {Promise<Date | null>}
 */
function certificateEnd(url) {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      rejectUnauthorized: false,
      timeout: 5_000,
    });
    const end = (/** @type {Date | null} */ date) => {
      socket.destroy();
      resolve(date);
    };
    socket.once('secureConnect', () => end(new Date(socket.getPeerCertificate().valid_to)));
    socket.once('timeout', () => end(null));
    socket.once('error', () => end(null));
  });
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
