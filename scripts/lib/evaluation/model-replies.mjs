import { existsSync, readFileSync } from 'node:fs';
import { PlainError } from '../system/terminal.mjs';

/**
 * @typedef {import('../../../test/eval/asking.js').Reply} Reply
 * @typedef {import('../../../test/eval/offline.js').Answering['mode']} Mode
 * @typedef {import('../../../test/eval/offline.js').AskedTurn} AskedTurn
 * @typedef {import('../../../src/chat/turn-trace.types.js').TurnTrace} TurnTrace
 *
 * @typedef {object} ToldTurn
 * @property {string} ask
 * @property {string} answer
 * @property {number} milliseconds
 * @property {string | null} responder  whose answer the visitor has got
 * @property {NonNullable<AskedTurn['answer']['cost']> | null} cost  null when no model was asked
 * @property {TurnTrace['rounds']} rounds  of the model
 * @property {TurnTrace['heldBack']} heldBack
 * @property {TurnTrace['route']} [route]
 * @property {TurnTrace['builtin']} [builtin]
 * @property {{name: string, input: unknown, refusal: string}[]} [refused]  calls of the model
 * @property {TurnTrace['prompt']} [prompt]
 *
 * @typedef {import('./reliability.mjs').Judged & {model: string, mode: Mode, set: string, business: string,
 *   turns: ToldTurn[]}} ToldReply  a question as it was answered in one mode: a line of `--out`
 */

/**
 * @param {{model: string, mode: Mode, set: string}} asked
 * @param {Pick<Reply, 'question' | 'turns'>} reply
 * @param {import('./reliability.mjs').Judged} judgement
 * @returns {ToldReply}
 */
export function toldReply({ model, mode, set }, { question, turns }, judgement) {
  const { business, ask } = question;
  return {
    ...{ model, mode, set, business, ...judgement },
    turns: turns.map((turn, at) => toldTurn(ask[at] ?? '', turn)),
  };
}

/**
 * @param {string} ask
 * @param {AskedTurn} turn
 * @returns {ToldTurn}
 */
function toldTurn(ask, { answer, events, trace, milliseconds }) {
  return {
    ask,
    answer: answer.text,
    milliseconds: Math.round(milliseconds),
    responder: events.flatMap((event) => (event.type === 'started' ? [event.responder] : [])).at(-1) ?? null,
    cost: answer.cost ?? null,
    rounds: trace?.rounds ?? [],
    heldBack: trace?.heldBack ?? [],
    ...(trace && {
      ...{ route: trace.route, builtin: trace.builtin, prompt: trace.prompt },
      refused: trace.calls.flatMap(({ name, input, refusal }) =>
        refusal === null ? [] : [{ name, input, refusal }],
      ),
    }),
  };
}

/**
 * What an earlier run has written.
 * @param {string} file  of JSON lines; none is an empty one
 * @param {string} model  that the run was of
 * @returns {ToldReply[]} whole lines only: a run may have ended in the midst of one
 * @throws PlainError when it was of another model
 */
export function readReplies(file, model) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  /** @type {ToldReply[]} */
  const replies = lines.map((line) => JSON.parse(line));
  const other = replies.find((reply) => reply.model !== model);
  if (other)
    throw new PlainError(`${file} has answers of ${other.model}, not of ${model}. Name another file.`);
  return replies;
}
