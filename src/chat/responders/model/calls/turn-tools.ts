import type { ToolParameters } from '../../../../assistant/tool-input.js';
import type { AssistantTool, ToolContext, ToolResult } from '../../../../assistant/chat-tool.js';
import { isSkilled, type SkilledTool } from '../../../../assistant/skill.js';
import { DomainError, type FieldProblem } from '../../../../kernel/errors.js';
import type { ModelTool, ModelToolCall } from '../../../models/model-client.port.js';
import { inSpan } from '../../../../platform/tracing/spans.js';
import { logToolFault } from '../../builtin/tool-fault.js';
import type { NotedCall } from '../../builtin/turn-notes.js';
import type { VisitorWords } from './from-visitor.js';

/** Calls with wrong arguments after which a tool is not offered again: the first one and its repair. */
const MOST_WRONG = 2;
/** Calls that are really made for a model in one turn. */
const MOST_CALLS = 12;

/** What became of a call; the model reads `reply`. */
export interface CallOutcome {
  tool: SkilledTool | AssistantTool | null;
  input: unknown;
  /** Null when the tool failed or was not run. */
  result: ToolResult<unknown> | null;
  reply: unknown;
  /** Why it was not run; null when it was, now or before. */
  refusal: string | null;
  /** Milliseconds that it took; null when it was not run. */
  ms: number | null;
}

/** A call that may be made. */
export interface ReadyCall {
  tool: AssistantTool;
  input: unknown;
  /** Runs it. Never rejects. */
  run(): Promise<CallOutcome>;
}

/** The tools of one turn as a model may use them: with the rights of the visitor and nothing else. */
export class TurnTools {
  private readonly known = new Map<string, Promise<CallOutcome>>();
  private readonly wrong = new Map<string, number>();
  private made = 0;
  /** A tool has failed. */
  hasFailed = false;

  /** @param context from the session; the same for every call of the turn */
  constructor(
    private readonly tools: readonly AssistantTool[],
    private readonly context: ToolContext,
    private readonly visitor: VisitorWords,
  ) {}

  /** What the built-in responder has called already is not called again, where a model could have asked the same. */
  learn(calls: readonly NotedCall[]): void {
    for (const { tool, input, result, ms } of calls) {
      const asked = publicInput(tool, input);
      if (result === null || asked === null) continue;
      const outcome = { tool, input: asked, result, reply: replyOf(result), refusal: null, ms };
      this.known.set(keyOf(tool, asked), Promise.resolve(outcome));
    }
  }

  /** Those that may still be called. */
  offered(): ModelTool[] {
    if (this.made >= MOST_CALLS) return [];
    return this.tools
      .filter(({ name }) => (this.wrong.get(name) ?? 0) < MOST_WRONG)
      .map(({ name, description, input }) => ({ name, description, parameters: input.parameters }));
  }

  /**
   * Checks a call of a model.
   * @returns the outcome when nothing has to run: arguments that are wrong, or the same call as before
   */
  prepare({ name, arguments: json }: ModelToolCall): ReadyCall | Promise<CallOutcome> {
    const tool = this.tools.find((each) => each.name === name);
    if (!tool) return this.refuse(null, name, null, 'unknown_tool', []);
    const raw = parsed(json);
    if (raw === undefined) return this.refuse(tool, name, json, 'invalid', [NO_JSON]);
    let input: unknown;
    try {
      input = tool.input.read(
        inForm(withoutEmpty(raw, tool.input.parameters.required), tool.input.parameters),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.refuse(tool, name, raw, 'invalid', error.problems);
    }
    const foreign = isSkilled(tool) && tool.ownsVisitorData ? this.visitor.foreignIn(input) : null;
    if (foreign !== null) return this.refuse(tool, name, input, 'not_from_visitor', [foreignAt(foreign)]);
    const known = this.known.get(keyOf(tool, input));
    if (known) return known;
    if (this.made >= MOST_CALLS) return this.refuse(tool, name, input, 'too_many_calls', []);
    return this.ready(tool, input);
  }

  /** Known from now on, so that the same call beside it waits for this one. */
  private ready(tool: AssistantTool, input: unknown): ReadyCall {
    this.made += 1;
    const { promise, resolve } = Promise.withResolvers<CallOutcome>();
    this.known.set(keyOf(tool, input), promise);
    const run = async () => {
      resolve(await this.execute(tool, input));
      return promise;
    };
    return { tool, input, run };
  }

  private async execute(tool: AssistantTool, input: unknown): Promise<CallOutcome> {
    const began = performance.now();
    const taken = () => ({ refusal: null, ms: performance.now() - began });
    try {
      const result = await inSpan('chat.tool', { 'frontdesk.tool': tool.name }, () =>
        tool.execute(input, this.context),
      );
      return { tool, input, result, reply: replyOf(result), ...taken() };
    } catch (error) {
      logToolFault(tool.name, 'answering', error);
      this.hasFailed = true;
      return { tool, input, result: null, reply: { error: 'unavailable' }, ...taken() };
    }
  }

  /** Counts it, so that a model that repeats itself loses the tool. */
  private refuse(
    tool: AssistantTool | null,
    name: string,
    input: unknown,
    error: string,
    fields: readonly FieldProblem[],
  ): Promise<CallOutcome> {
    const count = (this.wrong.get(name) ?? 0) + 1;
    this.wrong.set(name, count);
    const told = fields.map(({ pointer, detail }) => ({ field: pointer, detail }));
    const next = count < MOST_WRONG && tool ? 'Call it once more, corrected.' : 'Go on without this call.';
    return Promise.resolve({
      tool,
      input,
      result: null,
      reply: { error, ...(told.length > 0 && { fields: told }), next },
      refusal: [error, ...fields.map(({ pointer }) => pointer)].join(' ').trim(),
      ms: null,
    });
  }
}

const NO_JSON: FieldProblem = {
  pointer: '',
  code: 'malformed',
  detail: 'Arguments must be one JSON object.',
};

function foreignAt(pointer: string): FieldProblem {
  return {
    pointer,
    code: 'not_from_visitor',
    detail: 'The visitor has not written this in the conversation. Ask the visitor for it.',
  };
}

function replyOf({ ok, data }: ToolResult<unknown>): unknown {
  return { ok, data };
}

function parsed(json: string): unknown {
  try {
    return json.trim() === '' ? {} : (JSON.parse(json) as unknown);
  } catch {
    return undefined;
  }
}

/** Models write null, and small ones an empty text, for a field that they leave out. */
function withoutEmpty(value: unknown, required: readonly string[] = []): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const isLeftOut = ([name, each]: [string, unknown]): boolean =>
    each === null || (each === '' && !required.includes(name));
  return Object.fromEntries(Object.entries(value).filter((entry) => !isLeftOut(entry)));
}

/** Small models write a list of one as a text, numbers as texts, and the other way round. What cannot be told stays. */
function inForm(value: unknown, { properties }: ToolParameters): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, inFormOf(each, properties[name])]),
  );
}

function inFormOf(value: unknown, schema: unknown): unknown {
  const { type, items } = (schema ?? {}) as { type?: unknown; items?: unknown };
  if (type === 'array') return listOf(value).map((each) => inFormOf(each, items));
  if (type === 'string') return typeof value === 'number' ? String(value) : value;
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return value === 'true' || (value === 'false' ? false : value);
  const isNumber = (type === 'number' || type === 'integer') && /^-?\d{1,9}(?:\.\d{1,9})?$/.test(value);
  return isNumber ? Number(value) : value;
}

/** A text that is a list is that list, an empty one has nothing in it; everything else that is none is a list of one. */
function listOf(value: unknown): unknown[] {
  if (value === '') return [];
  const list = typeof value === 'string' && value.startsWith('[') ? parsed(value) : value;
  return Array.isArray(list) ? list : [value];
}

/** Null when the built-in responder has set fields of its own, which no model could. */
function publicInput(tool: AssistantTool, input: unknown): unknown {
  try {
    return tool.input.read(JSON.parse(JSON.stringify(input)));
  } catch {
    return null;
  }
}

/** Independent of the order of fields. */
function keyOf({ name }: AssistantTool, input: unknown): string {
  return `${name} ${JSON.stringify(inOrder(input))}`;
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
