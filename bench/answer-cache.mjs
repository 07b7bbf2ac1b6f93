// node bench/answer-cache.mjs [--whole 300] [--turns 2000] [--another-day]: what a hit of the cache of answers takes. First whole
// turns of visitors of a product that it starts from dist/ (npm run build) with stores of its own, from the message to the
// event with the answer; then its parts alone: reading the question, Redis, and the check of the kept answer against its
// sources. Prints milliseconds; judges nothing.
import { parseArgs } from 'node:util';
import 'reflect-metadata';
import { call } from './rig/calls.mjs';
import { chunk, startModel, STREAM_END } from './rig/model.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';
import { Visitor } from './rig/visitor.mjs';

const ID = '01a2089c-0000-7000-8000-00000000be9c';

/** @type {typeof import('../src/chat/cache/answer-cache.js')} */
const { AnswerCache } = await dist('chat/cache/answer-cache.js');
/** @type {typeof import('../src/chat/cache/common-question.js')} */
const { commonQuestion } = await dist('chat/cache/common-question.js');
/** @type {typeof import('../src/chat/cache/redis-answer-store.js')} */
const { RedisAnswerStore } = await dist('chat/cache/redis-answer-store.js');
/** @type {typeof import('../src/chat/grounding/source-grounding.js')} */
const { SourceGrounding } = await dist('chat/grounding/source-grounding.js');
/** @type {typeof import('../src/platform/redis/redis-clients.js')} */
const { RedisClients } = await dist('platform/redis/redis-clients.js');

const QUESTION = 'Do you deliver to Austria?';
const ANSWER = 'Yes, we deliver to Austria for €9.90, free above €120. It takes 3 to 5 working days.';
const ARTICLES = [
  'We deliver to Austria for €9.90, free above €120. It takes 3 to 5 working days.',
  'You can return everything within 30 days, unused and in its box. The return costs €4.50.',
  'We deliver to Germany for €4.90, free above €60. It takes 1 to 3 working days.',
  'Parcels are handed over from Monday to Friday. You get an e-mail with the tracking number.',
];
const TENANT = {
  ...{
    id: ID,
    name: 'Cedar & Clay',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    country: 'IE',
  },
  knowledgeVersion: 1,
  assistant: { name: 'Clay', greeting: 'Hello!', handoffTopics: [] },
};
/** @type {import('../src/chat/models/model-client.port.js').ModelEndpoint[]} */
const CHAIN = [{ baseUrl: 'https://models.example/v1', apiKey: null, model: 'small', owner: 'platform' }];

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '2000' },
    whole: { type: 'string', default: '300' },
    'another-day': { type: 'boolean' },
  },
});
const { signal } = new AbortController();
const model = await startModel((_request, response) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(
    `${ANSWER.split(/(?<= )/)
      .map((content) => chunk({ content }))
      .join('')}${STREAM_END}`,
  ),
);
const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'bench', ADDRESS_SESSIONS_PER_MINUTE: '1000000' };
try {
  await onProduct(env, async (product) => {
    await wholeTurns(product, Number(values.whole));
    await parts(product.redisUrl, Number(values.turns));
  });
} finally {
  await model.stop();
}

/**
 * From the visitor's message to the event with the answer, of visitors who have their stream open; one after the other.
 * @param {import('./rig/product.mjs').Product} product
 * @param {number} turns
 */
async function wholeTurns(product, turns) {
  const shop = await newBusiness(product);
  const articles = [{ question: QUESTION, answer: ARTICLES[0], tags: [] }];
  await call(shop, 'PUT', '/v1/articles', { articles });
  /** @type {{first: number[], hits: number[], others: number[]}} */
  const times = { first: [], hits: [], others: [] };
  for (let turn = 0; turn <= turns + 20; turn += 1) {
    const visitor = await Visitor.arrive(shop, turn);
    const began = performance.now();
    const answered = visitor.answer();
    await visitor.ask(`Hello, ${QUESTION} Thank you!`);
    const text = await answered;
    const ms = performance.now() - began;
    if (text !== ANSWER) throw new Error(`Another answer: ${text}`);
    const isHit = visitor.responder === 'cache';
    // The first turns find nothing compiled.
    if (turn === 0) times.first.push(ms);
    else if (turn > 20) times[isHit ? 'hits' : 'others'].push(ms);
  }
  process.stdout.write(`${times.hits.length} hits, ${times.others.length} other turns\n`);
  say('a whole turn with a hit, from the message to the answer', times.hits);
  say('the first turn, with a model at 0 ms', times.first);
}

/**
 * @param {string} url
 * @param {number} turns
 */
async function parts(url, turns) {
  const clients = new RedisClients({
    url,
    commandTimeoutMs: 500,
    turnConcurrency: 10,
    turnTenantPercent: 50,
    cacheUrl: '',
    persistence: /** @type {const} */ ('optional'),
  });
  const store = new RedisAnswerStore(clients);
  const team = /** @type {never} */ ({ reach: () => Promise.reject(new Error('not asked')) });
  const cache = new AnswerCache(store, team, new SourceGrounding());
  try {
    await clients.counting.ping().catch(() => new Promise((ready) => clients.counting.once('ready', ready)));
    await store.keep(asked().key, kept(), 60_000, null);
    await measure(cache, 200);
    for (const [what, times] of Object.entries(await measure(cache, turns))) say(what, times);
  } finally {
    clients.onApplicationShutdown();
  }
}

/**
 * @param {InstanceType<typeof AnswerCache>} cache
 * @param {number} turns
 */
async function measure(cache, turns) {
  const times = { 'reading the question': [0], 'finding the answer': [0], both: [0] };
  for (const each of Object.values(times)) each.pop();
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now();
    const question = asked();
    const read = performance.now();
    const found = await cache.enter(question, signal);
    const ended = performance.now();
    if (found.kind !== 'known') throw new Error('The answer was not found.');
    times['reading the question'].push(read - began);
    times['finding the answer'].push(ended - read);
    times.both.push(ended - began);
  }
  return times;
}

function asked() {
  const question = commonQuestion(
    {
      ...{ tenantId: ID, conversationId: ID, turnId: ID, visitorId: ID, verifiedEmail: null },
      ...{ text: 'Hello, do you deliver to Austria please?', history: [], memory: {}, locale: 'en' },
      at: new Date().toISOString(),
    },
    TENANT,
    CHAIN,
  );
  if (!question) throw new Error('The question is personal.');
  return question;
}

/** @returns {import('../src/chat/cache/answer-store.port.js').KeptAnswer} */
function kept() {
  const data = {
    articles: ARTICLES.map((answer, at) => ({ id: `article-${at}`, question: 'Delivery', answer })),
  };
  return {
    answer: {
      ...{ text: ANSWER, citations: [], tools: [], handoff: null, confidence: 0.83, suggestions: [] },
      ...{ memory: {}, unanswered: null, degraded: false },
    },
    ...{ microUsd: 7, madeAt: new Date(values['another-day'] ? 0 : Date.now()).toISOString(), until: null },
    sources: [{ label: 'article_search', data }],
  };
}

/**
 * @param {string} what
 * @param {number[]} times
 */
function say(what, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * sorted.length)]?.toFixed(2);
  process.stdout.write(`${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms\n`);
}

/** @param {string} path */
function dist(path) {
  return import(new URL(`../dist/${path}`, import.meta.url).href);
}
