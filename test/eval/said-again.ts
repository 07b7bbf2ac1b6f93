import { readableText } from '../../src/kernel/bounded-text.js';
import {
  ModelClient,
  type ModelEndpoint,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from '../../src/chat/models/model-client.port.js';
import { ModelFault, type ModelFaultKind } from '../../src/chat/models/model-fault.js';
import { withoutInvisible } from '../../src/chat/responders/model/prompt/data-block.js';
import type { TracedRound } from '../../src/chat/turn-trace.types.js';

/** What a model has said in one turn of an earlier run. */
export interface SaidTurn {
  /** The visitor's words. */
  ask: string;
  rounds: readonly Pick<TracedRound, 'text' | 'calls' | 'end' | 'inputTokens' | 'outputTokens'>[];
}

const MESSAGE = /<message-[0-9a-f]{12}>(.*)<\/message-[0-9a-f]{12}>/su;

/** A model that says again what one has said to the same words, round by round. */
export class SaidAgain extends ModelClient {
  /** Of the question that is asked now. */
  turns: readonly SaidTurn[] = [];

  /** @throws ModelFault as the model's, and `unavailable` where it has not been asked */
  override async *stream(
    _endpoint: ModelEndpoint,
    { messages }: ModelRequest,
  ): AsyncGenerator<ModelEvent, void, undefined> {
    const asked = askedIn(messages);
    const turn = this.turns.find(({ ask }) => withoutInvisible(readableText(ask)) === asked);
    const round = turn?.rounds[messages.filter(({ role }) => role === 'assistant').length];
    if (!round) throw new ModelFault('unavailable', 'The model has not been asked this.');
    const { text, calls, end, inputTokens, outputTokens } = round;
    const usage = { inputTokens, outputTokens, cachedInputTokens: 0, isEstimated: false };
    if (end !== 'stop' && end !== 'length')
      throw new ModelFault(end as ModelFaultKind, 'The model has failed here.', usage);
    if (text !== '') yield { type: 'text', text };
    if (calls.length > 0)
      yield { type: 'tool-calls', calls: calls.map((call, at) => ({ id: `again000${at}`, ...call })) };
    yield { type: 'finished', reason: end, usage };
  }
}

function askedIn(messages: readonly ModelMessage[]): string {
  const prompt = messages.find(({ role }) => role === 'user')?.content ?? '';
  return String(JSON.parse(MESSAGE.exec(prompt)?.[1] ?? '""'));
}
