// node bench/chat-grpc.mjs [--turns 1000]: what our own code adds to a model's answer, and what it adds more when the engine
// is in another process on this machine. The real engine asks a model that answers at once (0 ms), without stores and
// tools, in process and over gRPC in turn, so that other work on the machine meets both alike; a third engine answers at
// once by itself, which is gRPC alone. Builds on dist/ (npm run build). Prints milliseconds before the first text and for
// each further word, p50 and p99, and their differences; judges nothing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { of } from 'rxjs';
import 'reflect-metadata';
import { goAhead } from './rig/ahead.mjs';
import { at } from './rig/calls.mjs';
import { dist, modelEngine } from './rig/model-engine.mjs';
import { chunk, startModel, STREAM_END } from './rig/model.mjs';

/** @typedef {import('../src/chat/chat-engine.port.js').TurnEvent} TurnEvent */
/** @typedef {import('../src/chat/chat-engine.port.js').ChatEngine} Engine */
/** @typedef {{first: number[], word: number[], whole: number[]}} Times */

const SECRET = 'a-secret-of-this-measurement-alone';
const PORT = '50951';
const ID = '01a2089c-0000-7000-8000-000000000001';
/** What a model says that flows: no word of it may be a claim. */
const WORDS =
  'Somebody might like to hear a little more about all of that, and then perhaps some more of it. '
    .repeat(4)
    .match(/\S+\s/g) ?? [];
const WARM_TURNS = 50;
const AT_ONCE = 10;

const AT_ONCE_TEXT = 'When do you close?';
const MODEL_TEXT = 'How do you feel about the moon?';
/** @type {typeof import('../src/chat/chat-engine.port.js')} */
const { ChatEngine } = await dist('chat/chat-engine.port.js');
/** @type {typeof import('../src/config/chat.config.js')} */
const { ChatConfig } = await dist('config/chat.config.js');
/** @type {typeof import('../src/config/setting.js')} */
const { readSettings } = await dist('config/setting.js');
/** @type {typeof import('../src/platform/context/request-context.js')} */
const { runAsTenant } = await dist('platform/context/request-context.js');

const EVENTS = events();

/** Of two engines the one that the question is for. */
class BenchEngine extends ChatEngine {
  /** @param {Engine} model */
  constructor(model) {
    super();
    this.model = model;
  }

  /** @param {import('../src/chat/chat-engine.port.js').ChatRequest} asked */
  answer(asked) {
    return asked.text === AT_ONCE_TEXT ? of(...EVENTS) : this.model.answer(asked);
  }
}

const [, , serving, servedModel] = process.argv;
if (serving === '--serve' && servedModel) await serve(servedModel);
else await measure();

async function measure() {
  const { values } = parseArgs({ options: { turns: { type: 'string', default: '1000' } } });
  const turns = Number(values.turns);
  goAhead();
  const said = `${WORDS.map((content) => chunk({ content })).join('')}${STREAM_END}`;
  const model = await startModel((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(said),
  );
  const server = fork(fileURLToPath(import.meta.url), ['--serve', model.url]);
  await once(server, 'message');
  /** @type {typeof import('../src/chat/grpc/remote-chat-engine.js')} */
  const { RemoteChatEngine } = await dist('chat/grpc/remote-chat-engine.js');
  const here = new BenchEngine(await modelEngine(model.url));
  const there = new RemoteChatEngine(config({ CHAT_URL: `grpc://127.0.0.1:${PORT}` }));
  try {
    await interleaved(here, there, WARM_TURNS, MODEL_TEXT);
    await interleaved(here, there, WARM_TURNS, AT_ONCE_TEXT);
    report('a model at 0 ms', await interleaved(here, there, turns, MODEL_TEXT));
    report(`12 events at once`, await interleaved(here, there, 3 * turns, AT_ONCE_TEXT));
    report(
      `12 events at once, ${AT_ONCE} turns at a time`,
      await interleaved(here, there, 3 * turns, AT_ONCE_TEXT, AT_ONCE),
    );
  } finally {
    there.onApplicationShutdown();
    server.kill();
    await model.stop();
  }
}

/**
 * A turn in process, one over gRPC, and so on.
 * @param {Engine} here
 * @param {Engine} there
 * @param {number} turns
 * @param {string} text
 */
async function interleaved(here, there, turns, text, width = 1) {
  const times = { here: emptyTimes(), there: emptyTimes() };
  for (let turn = 0; turn < turns; turn += width) {
    const several = (/** @type {Engine} */ engine, /** @type {Times} */ into) =>
      Promise.all(Array.from({ length: width }, () => timed(engine, text, into)));
    if (turn % 2 === 0) await several(here, times.here);
    await several(there, times.there);
    if (turn % 2 === 1) await several(here, times.here);
  }
  return times;
}

/** @returns {Times} */
function emptyTimes() {
  return { first: [], word: [], whole: [] };
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {Times} times
 */
function timed(engine, text, times) {
  const began = performance.now();
  let [first, last, words] = [0, 0, 0];
  return new Promise((resolve, reject) => {
    const next = (/** @type {TurnEvent} */ event) => {
      if (event.type === 'delta') {
        last = performance.now();
        if (first === 0) first = last;
        else words += event.text.split(/\S+/).length - 1;
      }
      if (event.type === 'started' || event.type === 'delta') return;
      if (
        event.type === 'completed' &&
        text === MODEL_TEXT &&
        event.answer.text.trim() !== WORDS.join('').trim()
      )
        reject(new Error(`The model's answer is not whole: ${event.answer.text}`));
    };
    const complete = () => {
      times.first.push(first - began);
      if (words > 0) times.word.push((last - first) / words);
      times.whole.push(performance.now() - began);
      resolve(undefined);
    };
    runAsTenant(ID, { requestId: ID, correlationId: ID }, () =>
      engine.answer(request(text)).subscribe({ next, error: reject, complete }),
    );
  });
}

/**
 * @param {string} title
 * @param {{here: Times, there: Times}} times
 */
function report(title, { here, there }) {
  process.stdout.write(`\n${title}: ${here.whole.length} turns each\n\n`);
  process.stdout.write(
    '| ms | in process p50 | p99 | over gRPC p50 | p99 | gRPC adds p50 | p99 |\n| --- | --- | --- | --- | --- | --- | --- |\n',
  );
  for (const [what, key] of /** @type {const} */ ([
    ['before the first text', 'first'],
    ['for each further word', 'word'],
    ['the whole turn', 'whole'],
  ])) {
    const one = here[key].sort((a, b) => a - b);
    const other = there[key].sort((a, b) => a - b);
    const figures = [0.5, 0.99].map((share) => [at(one, share), at(other, share)]);
    const cells = [
      ...figures.map(([local]) => local),
      ...figures.map(([, remote]) => remote),
      ...figures.map(([local = 0, remote = 0]) => remote - local),
    ];
    process.stdout.write(`| ${[what, ...cells.map((cell) => cell?.toFixed(3))].join(' | ')} |\n`);
  }
}

/** @param {string} modelUrl */
async function serve(modelUrl) {
  const { NestFactory } = await import('@nestjs/core');
  /** @type {typeof import('../src/chat/grpc/chat-engine.controller.js')} */
  const { ChatEngineController } = await dist('chat/grpc/chat-engine.controller.js');
  /** @type {typeof import('../src/chat/grpc/chat-server-options.js')} */
  const { chatServerOptions } = await dist('chat/grpc/chat-server-options.js');
  /** @type {typeof import('../src/health/grpc-health.controller.js')} */
  const { GrpcHealthController } = await dist('health/grpc-health.controller.js');
  /** @type {typeof import('../src/health/health.service.js')} */
  const { HealthService } = await dist('health/health.service.js');
  /** @type {typeof import('../src/platform/watchdog/loop-watchdog.js')} */
  const { LoopWatchdog } = await dist('platform/watchdog/loop-watchdog.js');
  const settings = config({ CHAT_HOST: '127.0.0.1', CHAT_PORT: PORT });
  const bench = {
    module: BenchEngine,
    controllers: [ChatEngineController, GrpcHealthController],
    providers: [
      LoopWatchdog,
      { provide: ChatConfig, useValue: settings },
      { provide: ChatEngine, useValue: new BenchEngine(await modelEngine(modelUrl)) },
      { provide: HealthService, useValue: {} },
    ],
  };
  const options = chatServerOptions(settings, () => undefined);
  const app = await NestFactory.createMicroservice(bench, { ...options, logger: false });
  await app.listen();
  process.send?.('listening');
}

/** @param {NodeJS.ProcessEnv} env */
function config(env) {
  const read = readSettings([ChatConfig], { CHAT_SHARED_SECRET: SECRET, ...env });
  return /** @type {InstanceType<typeof ChatConfig>} */ (read.get(ChatConfig));
}

/** @param {string} text @returns {import('../src/chat/chat-engine.port.js').ChatRequest} */
function request(text) {
  const history = Array.from({ length: 20 }, () => ({
    from: /** @type {const} */ ('visitor'),
    text: 'A message of the usual length, about an order and the opening hours.',
  }));
  return {
    ...{ tenantId: ID, conversationId: ID, turnId: ID, visitorId: ID, verifiedEmail: null, locale: 'en' },
    ...{ text, history, memory: {}, at: '2026-11-29T10:00:00Z' },
  };
}

/** @returns {TurnEvent[]} */
function events() {
  const text = 'On Thursdays we close at 20:00. ';
  return [
    { type: 'started', responder: 'builtin' },
    { type: 'tool-started', name: 'opening_hours' },
    { type: 'tool-finished', name: 'opening_hours', ok: true },
    ...Array.from({ length: 8 }, () => ({ type: /** @type {const} */ ('delta'), text })),
    {
      type: 'completed',
      answer: {
        ...{ text: text.repeat(8), citations: [], tools: [{ name: 'opening_hours', ok: true }] },
        ...{
          handoff: null,
          confidence: 0.95,
          suggestions: [],
          memory: {},
          unanswered: null,
          degraded: false,
        },
      },
    },
  ];
}
