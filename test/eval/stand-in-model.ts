import { says } from '../puppet-model/replies.js';
import { startPuppet } from '../puppet-model/puppet-model.js';
import type { Reply, WireBody } from '../puppet-model/wire.js';

/**
 * `repeats` says the draft of the built-in responder word for word: the least that a model can do, which shows what the
 * way through a model takes away and costs. `lies` changes each figure of the draft, and invents one where it has none.
 */
export const STAND_INS = ['repeats', 'lies'] as const;
export type StandIn = (typeof STAND_INS)[number];

const DRAFT = /<draft-[0-9a-f]{12}>(.*)<\/draft-[0-9a-f]{12}>/su;
/** Of prompts in five languages, on the average. */
const CHARACTERS_A_TOKEN = 3;
/** US dollars for a million tokens, of a small hosted model. */
const PRICE = { inputPerMillion: 0.15, outputPerMillion: 0.6 };
const UNKNOWN = 'I do not know that.';
const INVENTED = 'It costs €4,711.';

/** A server on loopback with the product's variables for it. */
export interface StandInServer {
  env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Starts a puppet in the place of a model. It counts tokens by characters, and keeps nothing of a prompt. */
export async function startStandIn(kind: StandIn): Promise<StandInServer> {
  const puppet = await startPuppet();
  puppet.script(replyOf(kind));
  const model = `stand-in-${kind}`;
  const env = {
    ...{ OPENAI_BASE_URL: puppet.url, OPENAI_MODEL: model, OPENAI_API_KEY: 'x' },
    MODEL_PRICES: JSON.stringify({ [model]: PRICE }),
  };
  return { env, close: () => puppet.close() };
}

function replyOf(kind: StandIn): Reply {
  return (response, request) => {
    // The puppet notes every request, and thousands of prompts are not wanted here.
    const { body } = request;
    request.body = {};
    const draft = draftIn(body);
    const text = kind === 'lies' ? lieOf(draft) : draft;
    const counts = [promptOf(body).length, text.length].map((each) => Math.ceil(each / CHARACTERS_A_TOKEN));
    const [prompt_tokens = 0, completion_tokens = 0] = counts;
    const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
    return says({ text, usage })(response, request);
  };
}

function promptOf({ messages = [], tools = [] }: WireBody): string {
  return messages.map(({ content }) => content ?? '').join('\n') + JSON.stringify(tools);
}

/** What the prompt says that the built-in responder would answer. */
export function draftIn(body: WireBody): string {
  const asked = body.messages?.find(({ role }) => role === 'user')?.content ?? '';
  const draft = String(JSON.parse(DRAFT.exec(asked)?.[1] ?? '""'));
  return draft.trim() === '' ? UNKNOWN : draft;
}

/** The same with each digit another one; "12:30" may become no time at all. */
export function lieOf(draft: string): string {
  const changed = draft.replace(/\d/gu, (digit) => String((Number(digit) + 3) % 10));
  return changed === draft ? `${draft} ${INVENTED}` : changed;
}
