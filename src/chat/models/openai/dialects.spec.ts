import {
  DIALECTS,
  failedGeneration,
  OVERFLOWS,
  withoutTools,
  type Dialect,
} from '../../../../test/puppet-model/dialects.js';
import { ClientRig, endpointAt, ORDER_TOOL } from '../../../../test/puppet-model/client-rig.js';
import { startPuppet, type Puppet } from '../../../../test/puppet-model/puppet-model.js';
import { chunk, fails, says } from '../../../../test/puppet-model/replies.js';
import { DONE, frames, json, sse } from '../../../../test/puppet-model/wire.js';
import type { ModelMessage, ModelToolCall } from '../model-client.port.js';

let puppet: Puppet;
let rig: ClientRig;

beforeAll(async () => {
  puppet = await startPuppet();
});

afterAll(() => puppet.close());

beforeEach(() => {
  rig = new ClientRig();
  puppet.requests.length = 0;
});

afterEach(() => rig.close());

const TEXT = 'Your order 2041 was sent on Monday; it comes tomorrow.';
const CALL = { name: 'order_status', arguments: { numbers: ['2041'] } };
const SECOND = { name: 'order_status', arguments: { numbers: ['2042'], email: 'a@b.example' } };
/** The server names one call at most. */
const ONE_CALL: readonly Dialect[] = ['legacy'];
const THINKING: readonly Dialect[] = ['mistral', 'groq', 'openrouter', 'deepseek', 'vllm', 'ollama'];
const NAMES = Object.keys(DIALECTS) as Dialect[];
const WITH_TOOL = { tools: [ORDER_TOOL] };
const withNulls = { ...CALL, arguments: { ...CALL.arguments, email: null } };

describe.each(NAMES)('the dialect of %s', (name) => {
  const dialect = DIALECTS[name];
  const ask = (request = {}): ReturnType<ClientRig['ask']> => rig.ask(endpointAt(puppet.url), request);

  it('gives its words, then the end with the usage', async () => {
    puppet.script(dialect({ text: TEXT }));
    const { text, events, fault } = await ask(WITH_TOOL);
    expect({ text, fault }).toEqual({ text: TEXT, fault: null });
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      reason: 'stop',
      usage: { inputTokens: 100, outputTokens: 20, isEstimated: false },
    });
  });

  it('gives one call, without the nulls of fields that are left out', async () => {
    puppet.script(dialect({ calls: [withNulls] }));
    expect((await ask(WITH_TOOL)).calls).toEqual([CALL]);
  });

  it('gives two calls as two', async () => {
    puppet.script(dialect({ calls: [CALL, SECOND] }));
    const { calls, events } = await ask(WITH_TOOL);
    expect(calls).toEqual(ONE_CALL.includes(name) ? [CALL] : [CALL, SECOND]);
    const ids = events.flatMap((event) =>
      event.type === 'tool-calls' ? event.calls.map(({ id }) => id) : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{9}$/);
  });

  it('shows no thoughts', async () => {
    if (!THINKING.includes(name)) return;
    puppet.script(dialect({ thoughts: 'The visitor wants SECRET.', text: TEXT }));
    expect((await ask()).text.trim()).toBe(TEXT);
  });

  it('takes the results of calls in the next round', async () => {
    puppet.script(dialect({ calls: [CALL, SECOND] }), dialect({ text: TEXT }));
    const first = await ask(WITH_TOOL);
    const toolCalls = first.events.flatMap((event) => (event.type === 'tool-calls' ? event.calls : []));
    const request = { ...WITH_TOOL, messages: conversation(toolCalls) };
    expect(await ask(request)).toMatchObject({ text: TEXT, fault: null });
    const sent = puppet.requests.length;
    // What was learnt of the server is kept: it accepts the next one at once.
    expect(await ask(request)).toMatchObject({ text: TEXT, fault: null });
    expect(puppet.requests).toHaveLength(sent + 1);
  });
});

function conversation(toolCalls: readonly ModelToolCall[]): ModelMessage[] {
  return [
    { role: 'system', content: 'You answer for a shop.' },
    { role: 'user', content: 'Where is my order 2041?' },
    { role: 'assistant', content: '', toolCalls },
    ...toolCalls.map(({ id }): ModelMessage => ({
      role: 'tool',
      toolCallId: id,
      content: '{"status":"sent"}',
    })),
    { role: 'user', content: 'And 2042?' },
  ];
}

describe('what a server refuses', () => {
  const learns = async (message: string, field: string): Promise<void> => {
    puppet.script((response, request) =>
      (field in request.body ? fails(400, { message }) : says(TEXT))(response, request),
    );
    for (const round of [2, 3]) {
      expect((await rig.ask(endpointAt(puppet.url), WITH_TOOL)).text).toBe(TEXT);
      expect(puppet.requests).toHaveLength(round);
    }
  };

  it('is left out, and not sent again', async () => {
    await learns('Unrecognized request argument supplied: stream_options', 'stream_options');
  });

  it('is left out for parallel calls', async () => {
    await learns("Unknown parameter: 'parallel_tool_calls'", 'parallel_tool_calls');
  });

  it('is the system role of some templates: its text goes before the first of the user', async () => {
    puppet.script((response, request) =>
      (request.body.messages?.[0]?.role === 'system'
        ? fails(400, { message: 'System role not supported' })
        : says(TEXT))(response, request),
    );
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe(TEXT);
    expect(puppet.requests.at(-1)?.body.messages).toEqual([
      { role: 'user', content: 'You answer for a shop.\n\nWhere is my order 2041?' },
    ]);
  });

  it.each([
    ['vLLM', fails(400, { message: 'After the optional system message, conversation roles must alternate' })],
    [
      'llama.cpp',
      fails(500, { message: 'Jinja Exception: Conversation roles must alternate user/assistant' }),
    ],
    ['a stream', frames(sse({ error: { code: 'server_error', message: 'roles must alternate' } }), DONE)],
  ])('is two texts of one side, as told by %s: they become one', async (_server, refusal) => {
    const messages: ModelMessage[] = [
      { role: 'system', content: 'You answer for a shop.' },
      { role: 'user', content: 'Hello?' },
      { role: 'user', content: 'Where is my order?' },
    ];
    puppet.script((response, request) =>
      (request.body.messages?.length === 3 ? refusal : says(TEXT))(response, request),
    );
    expect((await rig.ask(endpointAt(puppet.url), { messages })).text).toBe(TEXT);
    expect(puppet.requests.at(-1)?.body.messages).toEqual([
      { role: 'system', content: 'You answer for a shop.' },
      { role: 'user', content: 'Hello?\n\nWhere is my order?' },
    ]);
  });

  it('and not told is left out all the same, once', async () => {
    puppet.script((response, request) =>
      ('stream_options' in request.body ? json(400, { error: 'Bad Request' }) : says(TEXT))(
        response,
        request,
      ),
    );
    for (const round of [2, 3]) {
      expect((await rig.ask(endpointAt(puppet.url), WITH_TOOL)).text).toBe(TEXT);
      expect(puppet.requests).toHaveLength(round);
    }
  });

  it('and not told is sent again when leaving it out was no help', async () => {
    puppet.script(json(400, { error: 'Bad Request' }));
    expect((await rig.ask(endpointAt(puppet.url), WITH_TOOL)).fault?.kind).toBe('bad_request');
    expect(puppet.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, false]);
    puppet.script(says(TEXT));
    await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect(puppet.requests.at(-1)?.body).toMatchObject({ parallel_tool_calls: true, stream_options: {} });
  });

  it('is function calling itself: tools are told in the text, calls and results are JSON in it', async () => {
    puppet.script(
      withoutTools(
        says('```json\n{"tool_calls": [{"name": "order_status", "arguments": {"numbers": ["2041"]}}]}\n```'),
      ),
    );
    const { calls, text, events } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect({ calls, text }).toEqual({ calls: [CALL], text: '' });
    const toolCalls = events.flatMap((event) => (event.type === 'tool-calls' ? event.calls : []));
    puppet.script(withoutTools(says(TEXT)));
    const next = await rig.ask(endpointAt(puppet.url), { ...WITH_TOOL, messages: conversation(toolCalls) });
    expect(next.text).toBe(TEXT);
    const { messages = [], tools } = puppet.requests.at(-1)!.body;
    expect(tools).toBeUndefined();
    expect(messages[0]!.content).toContain('"name":"order_status"');
    expect(messages[2]).toEqual({
      role: 'assistant',
      content: '{"tool_calls":[{"name":"order_status","arguments":{"numbers":["2041"]}}]}',
    });
    expect(messages[3]).toEqual({
      role: 'user',
      content: '{"tool_results":[{"name":"order_status","result":{"status":"sent"}}]}',
    });
  });

  it('is a call that the server could not read, which is read here', async () => {
    puppet.script(failedGeneration('<function=order_status>{"numbers": ["2041"]}</function>'));
    expect((await rig.ask(endpointAt(puppet.url), WITH_TOOL)).calls).toEqual([CALL]);
    expect(puppet.requests).toHaveLength(1);
  });
});

describe('a prompt that does not fit', () => {
  it.each(Object.keys(OVERFLOWS))('is told by %s in its own way', async (name) => {
    puppet.script(OVERFLOWS[name]!);
    expect((await rig.ask(endpointAt(puppet.url))).fault?.kind).toBe('context_overflow');
    expect(puppet.requests).toHaveLength(1);
  });

  it('is cut by Ollama without a word, which its usage betrays', async () => {
    const messages: ModelMessage[] = [{ role: 'user', content: 'a word and another '.repeat(3_000) }];
    puppet.script(says({ text: 'Hello.', usage: { prompt_tokens: 4_096, completion_tokens: 2 } }));
    const { fault } = await rig.ask(endpointAt(puppet.url), { messages });
    expect(fault?.kind).toBe('context_overflow');
    expect(rig.capabilities.of(endpointAt(puppet.url)).contextTokens).toBe(4_096);
  });

  it('is no prompt of few tokens for its bytes', async () => {
    const messages: ModelMessage[] = [{ role: 'user', content: 'a word and another '.repeat(500) }];
    puppet.script(says({ text: 'Hello.', usage: { prompt_tokens: 2_000, completion_tokens: 2 } }));
    expect((await rig.ask(endpointAt(puppet.url), { messages })).fault).toBeNull();
  });
});

describe('calls in the words of a model', () => {
  const forms = {
    'JSON with parameters': '{"name": "order_status", "parameters": {"numbers": ["2041"]}}',
    'JSON in a list': '[{"name": "order_status", "arguments": {"numbers": ["2041"]}}]',
    'JSON with a function':
      '{"type": "function", "function": {"name": "order_status", "arguments": "{\\"numbers\\": [\\"2041\\"]}"}}',
    'JSON without its last bracket': '{"name": "order_status", "arguments": {"numbers": ["2041"]}',
    'marks of Qwen':
      '<tool_call>\n{"name": "order_status", "arguments": {"numbers": ["2041"]}}\n</tool_call>',
    'parameters of Qwen-Coder':
      '<tool_call>\n<function=order_status>\n<parameter=numbers>\n["2041"]\n</parameter>\n</function>\n</tool_call>',
    'a list of Python': '[order_status(numbers=["2041"])]',
    'a call of Python': "order_status(numbers=['2041'])",
    'marks of Mistral': '[TOOL_CALLS]order_status[ARGS]{"numbers": ["2041"]}',
    'the mark of Llama':
      '<|python_tag|>{"name": "order_status", "parameters": {"numbers": ["2041"]}}<|eom_id|>',
  };

  it.each(Object.entries(forms))('are calls when written as %s, and not shown', async (_name, written) => {
    puppet.script(says({ text: written }));
    const { calls, text, fault } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect({ calls, text, fault }).toEqual({ calls: [CALL], text: '', fault: null });
  });

  it.each(Object.entries(forms))('are hidden besides words, written as %s', async (name, written) => {
    if (name.includes('Python')) return;
    puppet.script(says({ text: `One moment.\n${written}` }));
    const { calls, text, fault } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect({ calls, text: text.trim(), fault }).toEqual({ calls: [], text: 'One moment.', fault: null });
  });

  it('are no calls of a tool that was not offered, and not shown either', async () => {
    puppet.script(says('{"name": "erase_everything", "arguments": {}}'));
    const { calls, text, fault } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect({ calls, text, kind: fault?.kind }).toEqual({ calls: [], text: '', kind: 'incomplete' });
  });

  it.each([
    '{"ready": true}',
    '[1] See our shop.',
    'Use `a{b}`:\n```\ncode\n```\nDone.',
    'order_status is a word.',
  ])('are not seen in the answer %s', async (answer) => {
    puppet.script(says(answer));
    expect((await rig.ask(endpointAt(puppet.url), WITH_TOOL)).text).toBe(answer);
  });

  it('let other words through at once', async () => {
    puppet.script(says('One two three four.'));
    const { events } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect(events.filter(({ type }) => type === 'text').length).toBeGreaterThan(2);
  });
});

describe('calls in other forms', () => {
  const called = (name: string, parts: readonly string[]) =>
    frames(
      ...parts.map((part, at) =>
        chunk({
          tool_calls: [{ index: 0, id: 'call_1', function: { ...(at === 0 && { name }), arguments: part } }],
        }),
      ),
      chunk({}, 'tool_calls'),
      DONE,
    );
  const ARGS = '{"numbers":["2041"]}';

  it.each([
    ['the name of gpt-oss', called('functions.order_status', [ARGS])],
    ['a mark behind the name', called('order_status<|channel|>commentary', [ARGS])],
    ['all arguments once more', called('order_status', ['', ARGS.slice(0, 9), ARGS.slice(9), ARGS])],
    [
      'all arguments so far in each part',
      called('order_status', [ARGS.slice(0, 9), ARGS.slice(0, 14), ARGS]),
    ],
    ['arguments as a text of JSON', called('order_status', [JSON.stringify(ARGS)])],
    ['quotes of another language', called('order_status', ["{'numbers': ['2041'],}"])],
  ])('are read: %s', async (_form, reply) => {
    puppet.script(reply);
    const { calls, fault } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect({ calls, fault }).toEqual({ calls: [CALL], fault: null });
  });

  it('without arguments have none, and ones that end in the midst are not completed', async () => {
    puppet.script(called('order_status', ['null']));
    expect((await rig.ask(endpointAt(puppet.url), WITH_TOOL)).calls).toEqual([{ ...CALL, arguments: {} }]);
    puppet.script(called('order_status', ['{"numbers": ["20']));
    // The rig reads the arguments as JSON.
    await expect(rig.ask(endpointAt(puppet.url), WITH_TOOL)).rejects.toThrow(SyntaxError);
  });

  it('that are whole and named again are another call, also with the same id', async () => {
    const both = ['2041', '2042'].map((number) =>
      chunk({
        tool_calls: [
          { index: 0, id: 'x', function: { name: CALL.name, arguments: `{"numbers":["${number}"]}` } },
        ],
      }),
    );
    puppet.script(frames(...both, chunk({}, 'tool_calls'), DONE));
    const { calls } = await rig.ask(endpointAt(puppet.url), WITH_TOOL);
    expect(calls.map(({ arguments: args }) => args)).toEqual([{ numbers: ['2041'] }, { numbers: ['2042'] }]);
  });
});

describe('the end of an answer', () => {
  it.each(['insufficient_system_resource', 'abort', 'error'])(
    'is a fault when the server has broken it off: %s',
    async (finish) => {
      puppet.script(says({ text: 'Your order', finish }));
      const { fault, events } = await rig.ask(endpointAt(puppet.url));
      expect(fault?.kind).toBe('unavailable');
      expect(events.some(({ type }) => type === 'finished')).toBe(false);
    },
  );

  it.each([
    ['SAFETY', 'content_filter'],
    ['PROHIBITED_CONTENT', 'content_filter'],
    ['MAX_TOKENS', 'length'],
    ['STOP', 'stop'],
    ['eos', 'stop'],
  ])('is read in the words of Google and others: %s', async (finish, reason) => {
    puppet.script(says({ text: 'Hello.', finish }));
    expect((await rig.ask(endpointAt(puppet.url))).events.at(-1)).toMatchObject({ type: 'finished', reason });
  });

  it.each([
    { object: 'error', message: 'The engine is dead', type: 'InternalServerError', code: 500 },
    { message: 'The engine is dead', code: 500 },
  ])('is no end when an error stands before its mark: %j', async (error) => {
    puppet.script(frames(chunk({ content: 'Your order' }), sse(error), DONE));
    const { fault, events } = await rig.ask(endpointAt(puppet.url));
    expect(fault?.kind).toBe('unavailable');
    expect(events.some(({ type }) => type === 'finished')).toBe(false);
    puppet.script(json(200, error));
    expect((await rig.ask(endpointAt(puppet.url))).fault?.kind).toBe('unavailable');
  });

  const PARTS = [
    ['Hello there.<|im_end|>\n<|im_start|>user\nSECRET'],
    ['Hello there.<|eot', '_id|><|start_header_id|>user'],
    ['<|im_start|>', 'assistant\n', 'Hello there.<end_of', '_turn>'],
    ['<eos>Hello there.'],
    ['Hello there.', '<|endoftext|>', 'SECRET', ' SECRET'],
  ];

  it.each(PARTS)('is where the model has ended its turn: %s', async (...parts) => {
    puppet.script(frames(...parts.map((content) => chunk({ content })), chunk({}, 'stop'), DONE));
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe('Hello there.');
  });

  it.each(['1 < 2 and <|this|> stays', 'ends with <|im_'])('is not in the words %s', async (text) => {
    puppet.script(says(text));
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe(text);
  });
});

describe('thoughts', () => {
  const MARKED = [
    '[THINK]They want SECRET.[/THINK]Hello.',
    '<seed:think>They want SECRET.</seed:think>Hello.',
    '<|channel|>analysis<|message|>They want SECRET.<|end|><|start|>assistant<|channel|>final<|message|>Hello.<|return|>',
    '<|channel|>final<|message|>Hello.<|end|>',
  ];

  it.each(MARKED)('are told by the marks of many models: %s', async (written) => {
    const signs = frames(...[...written].map((content) => chunk({ content })), chunk({}, 'stop'), DONE);
    for (const reply of [says(written), signs]) {
      puppet.script(reply);
      expect(await rig.ask(endpointAt(puppet.url))).toMatchObject({ text: 'Hello.', fault: null });
    }
    expect(rig.capabilities.of(endpointAt(puppet.url)).thinksFirst).toBe(false);
  });

  it('without a mark at their beginning are remembered, and then never shown', async () => {
    puppet.script(says('They want SECRET.</think>Hello.'));
    const first = await rig.ask(endpointAt(puppet.url), { maxOutputTokens: 100 });
    expect(first.fault?.kind).toBe('incomplete');
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe('Hello.');
    puppet.script(says('No thoughts this time.'));
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe('No thoughts this time.');
    puppet.script(says({ text: 'They want SECRET and', finish: 'length' }));
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe('');
  });

  it('in one piece are dropped the first time too', async () => {
    puppet.script(frames(chunk({ content: 'SECRET</think>Hello.' }, 'stop'), DONE));
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe('Hello.');
  });
});

describe('errors of a server', () => {
  it.each([
    [fails(401, { message: 'Incorrect API key provided: sk-secret-1' }), 'refused_key'],
    [fails(402, { message: 'Insufficient credits' }), 'refused_key'],
    [fails(429, { message: 'You exceeded your current quota', code: 'insufficient_quota' }), 'refused_key'],
    [fails(404, { message: 'The model `x` does not exist', code: 'model_not_found' }), 'unknown_model'],
    [json(404, { error: "model 'x' not found" }), 'unknown_model'],
    [json(400, { detail: 'Invalid model: x' }), 'unknown_model'],
    [json(400, { object: 'error', message: 'top_k must be positive', code: 400 }), 'bad_request'],
    [frames(sse({ error: { code: 402, message: 'Insufficient credits' } })), 'refused_key'],
    [json(200, { error: { code: 403, message: 'Key disabled' } }), 'refused_key'],
    [frames(chunk({ content: 'No' }, 'content_filter'), DONE), null],
  ])('are told apart', async (reply, kind) => {
    puppet.script(reply);
    const { fault, events } = await rig.ask(endpointAt(puppet.url));
    expect(fault?.kind ?? null).toBe(kind);
    if (fault) expect(fault.message).not.toMatch(/sk-secret|order 2041/);
    else expect(events.at(-1)).toMatchObject({ reason: 'content_filter' });
  });
});
