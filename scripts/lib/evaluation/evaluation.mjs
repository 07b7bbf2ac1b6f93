import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadBusiness, readBusinesses } from '../demo/business-data.mjs';
import { callFrontdesk } from '../demo/frontdesk-client.mjs';
import { readJson, writePrivateJson } from '../system/private-files.mjs';
import { createTenant, keysWork } from '../demo/tenant-keys.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { printReliability, UNSURE } from './reliability.mjs';

/**
 * @typedef {import('../demo/tenant-keys.mjs').TenantKeys} TenantKeys
 * @typedef {import('../demo/business-data.mjs').Business} Business
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {string} business  slug
 * @property {string} kind
 * @property {string} [lang]
 * @property {string} [at]       ISO 8601, the moment of asking; only without a server
 * @property {boolean} [answerable]  false: the business's data do not say
 * @property {string[]} ask      messages of one conversation, in order
 * @property {string[]} [must]     regular expressions (flags iu): each matches the last answer
 * @property {string[]} [mustNot]  regular expressions (flags iu): none matches any answer
 *
 * @typedef {object} Verdict
 * @property {Question} question
 * @property {string[]} answers
 * @property {string[]} missed  `must` patterns that the last answer lacks
 * @property {string[]} leaked  `mustNot` patterns that an answer has
 * @property {number[]} milliseconds  one per answer, from the request to the answer in hand
 *
 * @typedef {object} Tone
 * @property {number} confidence  0..1, of the last answer
 * @property {boolean} isHandedOff
 * @property {boolean} foundNothing  a tool has refused, found nothing, or asked for what is missing
 *
 * @typedef {{text: string, confidence: number | null, handoff: object | null, tools?: {ok: boolean}[]}} Answered
 */

const ASKS_BACK = /[?؟]\s*$/u;

/** The thresholds of this set. */
const GOAL = { share: 33 / 36, leaks: 0, p95Ms: 300 };

/**
 * Asks every question in a new conversation and prints the figures.
 * @param {{url: string, adminKey: string, questions: string, businesses: string, keysFile: string}} options
 * @returns {Promise<number>} the exit code
 */
export async function evaluate({ url, adminKey, questions, businesses, keysFile }) {
  const asked = readQuestions(questions);
  const tenants = await prepareTenants({ url, adminKey }, readBusinesses(businesses), keysFile);
  /** @type {Verdict[]} */
  const verdicts = [];
  /** @type {import('./reliability.mjs').Judged[]} */
  const judged = [];
  for (const question of asked) {
    const keys = tenants[question.business];
    if (!keys)
      throw new PlainError(`Question ${question.id} names an unknown business: ${question.business}`);
    const { verdict, tone } = await ask({ url, key: keys.apiKey }, question);
    const right = isRight(verdict, tone);
    if (!right) printFailed(verdict);
    verdicts.push(verdict);
    const { id, kind, lang } = question;
    judged.push({ id, kind, language: lang ?? 'other', right, confidence: tone.confidence });
  }
  printReliability(judged);
  return report(verdicts, judged);
}

/**
 * @param {string} file
 * @returns {Question[]}
 */
export function readQuestions(file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => /** @type {Question} */ (JSON.parse(line)));
}

/**
 * Separate tenants for the evaluation, created once; their data is uploaded again each time.
 * @param {import('../demo/tenant-keys.mjs').Frontdesk} frontdesk
 * @param {Business[]} businesses
 * @param {string} keysFile
 */
async function prepareTenants(frontdesk, businesses, keysFile) {
  /** @type {Record<string, TenantKeys>} */
  const kept = readJson(keysFile, {});
  /** @type {Record<string, TenantKeys>} */
  const tenants = {};
  for (const business of businesses) {
    // Rows of an earlier version would stay under the same slug, so each version of a business has its own tenant.
    const version = createHash('sha256').update(JSON.stringify(business)).digest('hex').slice(0, 6);
    const slug = `eval-${business.slug}-${version}`;
    let keys = kept[slug];
    if (!keys || !(await keysWork(frontdesk, keys))) keys = await createTenant(frontdesk, business, slug);
    await widenLimits(frontdesk, keys.tenantId);
    await loadBusiness({ url: frontdesk.url, key: keys.apiKey }, business);
    tenants[business.slug] = kept[slug] = keys;
    mkdirSync(dirname(keysFile), { recursive: true });
    writePrivateJson(keysFile, kept);
  }
  return tenants;
}

/**
 * Limits high enough for an evaluation, which asks faster than any customer.
 * @param {import('../demo/tenant-keys.mjs').Frontdesk} frontdesk
 * @param {string} tenantId
 */
async function widenLimits({ url, adminKey }, tenantId) {
  const limits = { requestsPerMinute: 1_000_000, messagesPerMinute: 1_000_000 };
  await callFrontdesk({ url, key: adminKey }, 'PATCH', `/admin/v1/tenants/${tenantId}`, { limits });
}

/**
 * @param {{url: string, key: string}} tenant
 * @param {Question} question
 * @returns {Promise<{verdict: Verdict, tone: Tone}>}
 */
async function ask(tenant, question) {
  /** @type {{id: string}} */
  const conversation = await callFrontdesk(tenant, 'POST', '/v1/conversations', {
    channel: 'api',
    visitor: {},
  });
  const answers = [];
  const milliseconds = [];
  /** @type {Tone} */
  let tone = { confidence: 0, isHandedOff: false, foundNothing: false };
  for (const text of question.ask) {
    const started = performance.now();
    const answer = await answerTo(tenant, conversation.id, text);
    milliseconds.push(performance.now() - started);
    answers.push(answer?.text ?? '');
    tone = {
      confidence: answer?.confidence ?? 0,
      isHandedOff: Boolean(answer?.handoff),
      foundNothing: answer?.tools?.some(({ ok }) => !ok) ?? false,
    };
  }
  return { verdict: { question, answers, milliseconds, ...judge(question, answers) }, tone };
}

/**
 * @param {{url: string, key: string}} tenant
 * @param {string} conversationId
 * @param {string} text
 * @returns {Promise<Answered | null>} null when none came
 */
async function answerTo(tenant, conversationId, text) {
  /** @type {{answer: Answered | null}} */
  const { answer } = await callFrontdesk(
    tenant,
    'POST',
    `/v1/conversations/${conversationId}/messages`,
    { text },
    { prefer: 'wait=30' },
  );
  return answer;
}

/**
 * @param {Question} question
 * @param {string[]} answers
 */
export function judge(question, answers) {
  const matches = (/** @type {string} */ pattern, /** @type {string} */ text) =>
    new RegExp(pattern, 'iu').test(text);
  const last = answers.at(-1) ?? '';
  return {
    missed: (question.must ?? []).filter((pattern) => !matches(pattern, last)),
    leaked: (question.mustNot ?? []).filter((pattern) => answers.some((answer) => matches(pattern, answer))),
  };
}

/**
 * Whether a text has what a question demands of its answer; false when it demands nothing.
 * @param {import('./evaluation.mjs').Question} question
 * @param {string} text
 */
export function isDemanded(question, text) {
  const { missed, leaked } = judge(question, [text]);
  return missed.length === 0 && leaked.length === 0 && (question.must ?? []).length > 0;
}

/**
 * Of a question that the data cannot answer, an answer is right that is not sure, asks back, or hands over.
 * @param {Verdict} verdict
 * @param {Tone} tone
 */
export function isRight({ question, missed, leaked, answers }, { confidence, isHandedOff, foundNothing }) {
  const isClean = missed.length === 0 && leaked.length === 0 && answers.every((answer) => answer !== '');
  if (question.answerable !== false) return isClean;
  const asksBack = ASKS_BACK.test(answers.at(-1) ?? '');
  return isClean && (confidence < UNSURE || isHandedOff || foundNothing || asksBack);
}

/** @param {Verdict} verdict */
export function printFailed({ question, answers, missed, leaked }) {
  say(`✗ ${question.id} (${question.kind}, ${question.business})`);
  question.ask.forEach((text, index) =>
    say(`    ask     ${text}\n    answer  ${answers[index] || '(none)'}`),
  );
  for (const pattern of missed) say(`    lacks   ${pattern}`);
  for (const pattern of leaked) say(`    LEAKS   ${pattern}`);
}

/**
 * @param {Verdict[]} verdicts
 * @param {import('./reliability.mjs').Judged[]} judged
 * @returns {number} the exit code
 */
function report(verdicts, judged) {
  const right = judged.filter((each) => each.right).length;
  const leaks = verdicts.filter(({ leaked }) => leaked.length > 0).length;
  const times = verdicts.flatMap(({ milliseconds }) => milliseconds);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  say(`answers ${right}/${verdicts.length}\nleaks ${leaks}`);
  say(`p50 ${p50.toFixed(0)} ms\np95 ${p95.toFixed(0)} ms`);
  const wanted = Math.ceil(verdicts.length * GOAL.share);
  return right >= wanted && leaks <= GOAL.leaks && p95 <= GOAL.p95Ms ? 0 : 1;
}

/**
 * The nearest-rank percentile.
 * @param {number[]} values
 * @param {number} share  0..1
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
