import type { ModelEvent, ModelRequest, ModelToolCall, ModelUsage } from '../../model-client.port.js';
import { ModelFault } from '../../model-fault.js';
import { CallFilter } from './call-filter.js';
import { newCallId, type CallExtras } from '../call-ids.js';
import { CallSlots } from './call-slots.js';
import type { Capabilities } from '../capabilities.js';
import { readChunk, type ToldUsage } from './chunk.js';
import type { WrittenCall } from './text-calls.js';
import { ThoughtFilter } from './thought-filter.js';
import { TurnEndFilter } from './turn-end-filter.js';
import { offeredName, readableArguments, withoutNulls } from '../tool-schema.js';
import { isJson } from './is-json.js';

/** No tokenizer puts more bytes of speech into a token on average. */
const MOST_BYTES_PER_TOKEN = 16;
const SPARE_BYTES = 1_024;

type FinishReason = Extract<ModelEvent, { type: 'finished' }>['reason'];

/** In lower case; Google's are its own ones behind some gateways. */
const REASONS: Readonly<Record<string, FinishReason>> = {
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'content_filter',
  safety: 'content_filter',
  recitation: 'content_filter',
  blocklist: 'content_filter',
  prohibited_content: 'content_filter',
  spii: 'content_filter',
};
/** The server has broken the answer off (OpenRouter, DeepSeek, vLLM). */
const BROKEN_OFF = new Set(['error', 'insufficient_system_resource', 'abort']);

/** Puts one answer together from the events of any server. */
export class AnswerAssembler {
  private readonly slots = new CallSlots();
  private readonly thoughts: ThoughtFilter;
  private readonly turnEnd = new TurnEndFilter();
  private readonly calls: CallFilter;
  /** Names of tools. */
  private readonly offered: ReadonlySet<string>;
  private readonly mostBytes: number;
  private finish: string | null = null;
  private told: ToldUsage | null = null;
  private hasShown = false;
  /** Of text and calls. */
  private bytes = 0;
  private thoughtBytes = 0;

  constructor(
    private readonly request: ModelRequest,
    { thinksFirst }: Capabilities,
    private readonly extras: CallExtras,
  ) {
    this.thoughts = new ThoughtFilter(thinksFirst);
    this.offered = new Set(request.tools.map(({ name }) => name));
    this.calls = new CallFilter(this.offered);
    this.mostBytes = request.maxOutputTokens * MOST_BYTES_PER_TOKEN + SPARE_BYTES;
  }

  /** What the server told of the usage; null as long as it has not. */
  get usage(): ToldUsage | null {
    return this.told;
  }

  /** UTF-8 bytes of all that the model has written, its thoughts included. */
  get outputBytes(): number {
    return this.bytes + this.thoughtBytes;
  }

  /** The server has said that the answer is over, and not that it broke off. */
  get hasFinished(): boolean {
    return this.finish !== null && !BROKEN_OFF.has(this.finish);
  }

  get thinksFirst(): boolean {
    return this.thoughts.endedUnmarked;
  }

  /**
   * @param data parsed JSON of an event
   * @returns the text that may be shown now, and whether the event brought anything of the answer
   * @throws ModelFault `flood`, UnmarkedThoughts
   */
  push(data: unknown): { text: string; isProgress: boolean } {
    const { text, thoughtBytes, calls, finish, usage } = readChunk(data);
    this.bytes += Buffer.byteLength(text);
    for (const call of calls) {
      this.bytes += Buffer.byteLength(call.arguments) + Buffer.byteLength(call.name);
      this.slots.add(call);
    }
    this.thoughtBytes += thoughtBytes;
    if (this.bytes > this.mostBytes)
      throw new ModelFault('flood', `The answer has more than ${this.mostBytes} bytes.`);
    this.finish = finish ?? this.finish;
    this.told = usage ?? this.told;
    const isProgress = text !== '' || thoughtBytes > 0 || calls.length > 0 || finish !== null;
    return { text: this.show(this.calls.push(this.turnEnd.push(this.thoughts.push(text)))), isProgress };
  }

  /**
   * @param sawDone the stream has ended with its last mark
   * @param usage of the call
   * @throws ModelFault `incomplete`, `unavailable`
   */
  end(sawDone: boolean, usage: ModelUsage): ModelEvent[] {
    if (this.finish === null && !sawDone) throw incomplete('The answer ended without a finish marker.');
    if (BROKEN_OFF.has(this.finish ?? ''))
      throw new ModelFault('unavailable', 'The server broke the answer off.');
    const reason = REASONS[this.finish ?? ''] ?? 'stop';
    const isCut = reason === 'length';
    const words = this.turnEnd.push(this.thoughts.finish(isCut)) + this.turnEnd.finish();
    const beforeEnd = this.calls.push(words);
    const rest = this.calls.finish(isCut);
    const text = this.show(beforeEnd + rest.text);
    const calls = this.finalCalls(reason, rest.calls);
    if (calls.length === 0 && !this.hasShown && rest.hasUnreadable)
      throw incomplete('The model wrote a call into its words that cannot be read.');
    return [
      ...(text === '' ? [] : [{ type: 'text', text } as const]),
      ...(calls.length === 0 ? [] : [{ type: 'tool-calls', calls } as const]),
      { type: 'finished', reason, usage },
    ];
  }

  /** The assembled calls decide whether there are any; `finish_reason` is wrong too often. */
  private finalCalls(reason: FinishReason, written: readonly WrittenCall[]): ModelToolCall[] {
    const { tools } = this.request;
    if (tools.length === 0 || reason === 'content_filter') return [];
    const native = this.slots.calls();
    if ((reason === 'length' || this.finish === null) && !native.every((call) => isJson(call.arguments)))
      throw incomplete('The answer ended in the middle of a call.');
    return (native.length > 0 ? native : written).map((call) => this.finalCall(call));
  }

  private finalCall(call: WrittenCall & { extra?: unknown }): ModelToolCall {
    const { tools } = this.request;
    const { extra } = call;
    const id = newCallId();
    if (extra !== undefined) this.extras.keep(id, extra);
    const name = offeredName(call.name, this.offered);
    const tool = tools.find((each) => each.name === name);
    return { id, name, arguments: withoutNulls(readableArguments(call.arguments), tool) };
  }

  private show(text: string): string {
    this.hasShown ||= text.trim() !== '';
    return text;
  }
}

const incomplete = (message: string): ModelFault => new ModelFault('incomplete', message);
