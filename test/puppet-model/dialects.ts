import { argumentsOf, chunk, fails, pieces, says, USAGE, type Saying, type SaidCall } from './replies.js';
import { DONE, frames, json, sse, type Reply, type WireRequest } from './wire.js';

/**
 * How servers bend the wire format, by reports about each (no live server was recorded). Each says the same in its own
 * form, and refuses requests as the server does.
 */
export const DIALECTS = {
  openai: (saying) => refusing(capName, says(saying)),
  azure,
  mistral: (saying) => refusing(mistralRefusal, mistral(saying)),
  groq: (saying) => refusing(groqRefusal, groq(saying)),
  openrouter,
  deepseek: (saying) => refusing(deepseekRefusal, deepseek(saying)),
  google: (saying) => refusing(googleRefusal, google(saying)),
  anthropic: (saying) => says(saying),
  vllm,
  ollama,
  llamacpp,
  lmstudio,
  localai,
  together,
  bedrockGateway: wholeAnswer,
  lmdeploy,
  legacy: oneFunctionCall,
} satisfies Record<string, (saying: Saying) => Reply>;

export type Dialect = keyof typeof DIALECTS;

/** The refusal of a request, or null to answer it. */
type Refusal = (request: WireRequest) => Reply | null;

const refusing =
  (refusal: Refusal, reply: Reply): Reply =>
  (response, request) =>
    (refusal(request) ?? reply)(response, request);

const capName: Refusal = ({ body }) =>
  'max_tokens' in body
    ? fails(400, {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        code: 'unsupported_parameter',
      })
    : null;

/** Frames without choices around the answer, and the text in blocks. */
function azure({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  return frames(
    sse({ choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }),
    chunk({ role: 'assistant', content: [] }),
    ...pieces(text).map((part) => chunk({ content: [{ type: 'text', text: part }] })),
    ...calls.map((call, index) => chunk({ tool_calls: [{ index, id: `call_${index}`, ...whole(call) }] })),
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
    sse({ choices: [], usage }),
    DONE,
  );
}

const whole = (call: SaidCall): object => ({
  type: 'function',
  function: { name: call.name, arguments: argumentsOf(call) },
});

/** Fields that it does not know, and ids of another length, are refused with a message that is an object. */
const mistralRefusal: Refusal = ({ body }) => {
  const ids = (body.messages ?? []).flatMap(({ tool_calls: calls = [], tool_call_id: id }) => [
    ...calls.map((call) => call.id),
    ...(id === undefined ? [] : [id]),
  ]);
  const badField = ['stream_options', 'max_completion_tokens', 'thinking'].find((field) => field in body);
  if (badField !== undefined)
    return json(422, {
      object: 'error',
      message: {
        detail: [{ type: 'extra_forbidden', loc: ['body', badField], msg: 'Extra inputs are not permitted' }],
      },
      type: 'invalid_request_error',
    });
  const roles = (body.messages ?? []).map(({ role }) => role);
  if (roles.some((role, index) => role === 'user' && roles[index - 1] === 'tool'))
    return json(400, { object: 'error', message: "Unexpected role 'user' after role 'tool'", code: '3230' });
  return ids.every((id) => /^[A-Za-z0-9]{9}$/.test(id))
    ? null
    : json(400, { object: 'error', message: 'Tool call id must be a-z, A-Z, 0-9, with a length of 9.' });
};

/** Whole calls, thoughts as blocks; usage comes unasked with the last event. */
function mistral({ text = '', calls = [], thoughts, usage = USAGE }: Saying): Reply {
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: thoughts }] };
  return frames(
    chunk({ role: 'assistant', content: '' }),
    ...(thoughts === undefined ? [] : [chunk({ content: [thinking] })]),
    ...pieces(text).map((content) => chunk({ content })),
    chunk(
      calls.length === 0
        ? { content: '' }
        : {
            content: '',
            tool_calls: calls.map((call, index) => ({ id: `D681PevK${index}`, index, ...whole(call) })),
          },
      calls.length > 0 ? 'tool_calls' : 'stop',
      { usage },
    ),
    DONE,
  );
}

const groqRefusal: Refusal = ({ body }) =>
  (body.messages ?? []).some((message) => 'name' in message)
    ? fails(400, { message: "property 'messages.0.name' is unsupported" })
    : null;

/** Usage in a field of its own; a call that it could not read itself is a 400 with the model's words. */
function groq({ text = '', calls = [], thoughts, usage = USAGE }: Saying): Reply {
  return frames(
    chunk({ role: 'assistant', content: '' }, null, { x_groq: { id: 'req_1' } }),
    ...(thoughts === undefined ? [] : [chunk({ reasoning: thoughts })]),
    ...pieces(text).map((content) => chunk({ content })),
    ...(calls.length === 0
      ? []
      : [chunk({ tool_calls: calls.map((call, index) => ({ id: `fc_${index}`, index, ...whole(call) })) })]),
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop', { x_groq: { id: 'req_1', usage } }),
    DONE,
  );
}

/** Comments before the answer and between its events. */
function openrouter({ text = '', calls = [], thoughts, usage = USAGE }: Saying): Reply {
  return frames(
    ': OPENROUTER PROCESSING\n\n',
    ...(thoughts === undefined ? [] : [chunk({ role: 'assistant', content: '', reasoning: thoughts })]),
    ': OPENROUTER PROCESSING\n\n',
    ...pieces(text).map((content) => chunk({ role: 'assistant', content })),
    ...calls.map((call, index) =>
      chunk({
        role: 'assistant',
        content: null,
        tool_calls: [{ index, id: `tool_${index}`, ...whole(call) }],
      }),
    ),
    chunk({ content: '' }, calls.length > 0 ? 'tool_calls' : 'stop', { native_finish_reason: 'STOP' }),
    sse({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }], usage }),
    DONE,
  );
}

const deepseekRefusal: Refusal = ({ body }) => {
  const thinks = (body.thinking as { type?: string } | undefined)?.type !== 'disabled';
  const calls = (body.messages ?? []).filter((message) => message.tool_calls !== undefined);
  return thinks && calls.some((message) => message.reasoning_content === undefined)
    ? fails(400, { message: 'The `reasoning_content` in the thinking mode must be passed back to the API.' })
    : null;
};

/** Keep-alive comments and blank lines; thoughts in a field; cached tokens under a name of its own. */
function deepseek({ text = '', calls = [], thoughts, usage = USAGE }: Saying): Reply {
  const cached = usage && { ...usage, prompt_cache_hit_tokens: 64, prompt_cache_miss_tokens: 36 };
  return frames(
    ': keep-alive\n\n\n\n',
    ...(thoughts === undefined
      ? []
      : [chunk({ role: 'assistant', content: null, reasoning_content: thoughts })]),
    ...pieces(text).map((content) => chunk({ content, reasoning_content: null })),
    ...calls.map((call, index) => chunk({ tool_calls: [{ index, id: `call_00_${index}`, ...whole(call) }] })),
    chunk({ content: '' }, calls.length > 0 ? 'tool_calls' : 'stop', { usage: cached }),
    DONE,
  );
}

const googleRefusal: Refusal = ({ body }) => {
  const bad = ['parallel_tool_calls', 'thinking'].find((field) => field in body);
  const schemas = JSON.stringify(body.tools ?? []);
  if (bad !== undefined)
    return json(400, [
      {
        error: {
          code: 400,
          message: `Invalid JSON payload received. Unknown name "${bad}": Cannot find field.`,
        },
      },
    ]);
  if (schemas.includes('additionalProperties'))
    return json(400, [
      {
        error: {
          code: 400,
          message: 'Unknown name "additionalProperties" at \'tools[0]\': Cannot find field in schema.',
        },
      },
    ]);
  const unsigned = (body.messages ?? []).some(
    ({ tool_calls: calls }) => calls?.[0] !== undefined && !('extra_content' in calls[0]),
  );
  return unsigned
    ? json(400, [{ error: { code: 400, message: 'Function call is missing a thought_signature.' } }])
    : null;
};

/** Calls without an index, whole, with a signature; the finish reason of a turn with calls is `stop`. */
function google({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  return frames(
    ...pieces(text).map((content) => chunk({ role: 'assistant', content })),
    ...calls.map((call) =>
      chunk({
        role: 'assistant',
        tool_calls: [{ id: '', ...whole(call), extra_content: { google: { thought_signature: 'c2ln' } } }],
      }),
    ),
    chunk({ role: 'assistant' }, 'stop', { usage }),
    DONE,
  );
}

/** Thoughts in the text, name and arguments apart, `stop` as the reason of calls. */
function vllm({ text = '', calls = [], thoughts, usage = USAGE }: Saying): Reply {
  return frames(
    chunk({ role: 'assistant', content: '' }),
    ...(thoughts === undefined
      ? []
      : [
          chunk({ content: `<think>${thoughts}` }),
          chunk({ content: '</thi' }),
          chunk({ content: 'nk>\n\n' }),
        ]),
    ...pieces(text).map((content) => chunk({ content })),
    ...calls.flatMap((call, index) => [
      chunk({
        tool_calls: [
          { index, id: `chatcmpl-tool-${index}`, type: 'function', function: { name: call.name } },
        ],
      }),
      ...[...argumentsOf(call)].map((sign) =>
        chunk({ tool_calls: [{ index, function: { arguments: sign } }] }),
      ),
    ]),
    chunk({ content: '' }, 'stop', { stop_reason: null }),
    sse({ choices: [], usage }),
    DONE,
  );
}

/** All calls have the index 0. */
function ollama({ text = '', calls = [], thoughts, usage = USAGE }: Saying): Reply {
  return frames(
    ...(thoughts === undefined ? [] : [chunk({ role: 'assistant', content: '', reasoning: thoughts })]),
    ...pieces(text).map((content) => chunk({ role: 'assistant', content })),
    ...calls.map((call, index) =>
      chunk({
        role: 'assistant',
        content: '',
        tool_calls: [{ index: 0, id: `call_o${index}`, ...whole(call) }],
      }),
    ),
    chunk({ role: 'assistant', content: '' }, calls.length > 0 ? 'tool_calls' : 'stop'),
    sse({ choices: [], usage }),
    DONE,
  );
}

/** CRLF, no blank after `data:`, the id of a call repeated with every part. */
function llamacpp({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  const crlf = (frame: string): string => frame.replaceAll('\n', '\r\n').replace('data: ', 'data:');
  return frames(
    ...[
      chunk({ role: 'assistant', content: null }),
      ...pieces(text).map((content) => chunk({ content })),
      ...calls.flatMap((call, index) => {
        const args = argumentsOf(call);
        return [args.slice(0, 3), args.slice(3)].map((part, at) =>
          chunk({
            tool_calls: [
              {
                index,
                id: `ll${index}`,
                type: 'function',
                function: { ...(at === 0 && { name: call.name }), arguments: part },
              },
            ],
          }),
        );
      }),
      chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
      sse({ choices: [], usage, timings: {} }),
      DONE,
    ].map(crlf),
  );
}

/** Calls that it does not understand stay in the text. */
function lmstudio({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  const written = calls.map(
    (call) => `[TOOL_REQUEST]{"name": "${call.name}", "arguments": ${argumentsOf(call)}}[END_TOOL_REQUEST]`,
  );
  return says({ text: [...(text === '' ? [] : [text]), ...written].join('\n'), usage });
}

/** Zero usage with each event, and no finish reason. */
function localai({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  const zero = { usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } };
  return frames(
    chunk({ role: 'assistant', content: '' }, null, zero),
    ...pieces(text).map((content) => chunk({ content }, null, zero)),
    ...calls.map((call, index) =>
      chunk({ tool_calls: [{ index, id: `la-${index}`, ...whole(call) }] }, null, zero),
    ),
    sse({ choices: [], usage }),
    DONE,
  );
}

/** Usage on the last event of the text, and a finish reason of its own. */
function together({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  return frames(
    ...pieces(text).map((content) => chunk({ content })),
    ...calls.map((call, index) => chunk({ tool_calls: [{ index, id: `call_t${index}`, ...whole(call) }] })),
    chunk({ content: '' }, calls.length > 0 ? 'tool_calls' : 'eos', { usage }),
    DONE,
  );
}

/** A whole answer although a stream was asked for. */
function wholeAnswer({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  const message = {
    role: 'assistant',
    content: text === '' ? null : text,
    ...(calls.length > 0 && {
      tool_calls: calls.map((call, index) => ({ id: `w${index}`, ...whole(call) })),
    }),
  };
  return json(200, {
    id: '1',
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' }],
    usage,
  });
}

/** The id first, the name in the next part, another id with each part; arguments as an object. */
function lmdeploy({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  return frames(
    ...pieces(text).map((content) => chunk({ content })),
    ...calls.flatMap((call, index) => [
      chunk({ tool_calls: [{ index, id: `a${index}`, type: 'function', function: { name: '' } }] }),
      chunk({ tool_calls: [{ index, id: '', type: 'function', function: { name: call.name } }] }),
      chunk({
        tool_calls: [
          { index, id: `b${index}`, function: { arguments: JSON.parse(argumentsOf(call)) as object } },
        ],
      }),
    ]),
    chunk({}, 'stop'),
    sse({ choices: [], usage }),
    DONE,
  );
}

/** The form before there were several calls. */
function oneFunctionCall({ text = '', calls = [], usage = USAGE }: Saying): Reply {
  const [call] = calls;
  const parts = call ? [call.name, argumentsOf(call)] : [];
  return frames(
    ...pieces(text).map((content) => chunk({ content })),
    ...parts.map((part, at) =>
      chunk({ function_call: at === 0 ? { name: part, arguments: '' } : { arguments: part } }),
    ),
    chunk({}, call ? 'function_call' : 'stop'),
    sse({ choices: [], usage }),
    DONE,
  );
}

/** Groq's answer when it could not read the call that the model wrote. */
export const failedGeneration = (written: string): Reply =>
  json(400, {
    error: {
      message:
        "Failed to call a function. Please adjust your prompt. See 'failed_generation' for more details.",
      type: 'invalid_request_error',
      code: 'tool_use_failed',
      failed_generation: written,
    },
  });

/** A server without function calling: refuses tools, as Ollama does for models without a template for them. */
export const withoutTools = (reply: Reply): Reply =>
  refusing(
    ({ body }) =>
      body.tools === undefined
        ? null
        : fails(400, { message: 'registry.ollama.ai/library/gemma:2b does not support tools' }),
    reply,
  );

/** A prompt that does not fit, in each server's words. */
export const OVERFLOWS: Readonly<Record<string, Reply>> = {
  openai: fails(400, {
    message:
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
    code: 'context_length_exceeded',
  }),
  llamacpp: json(400, {
    error: {
      code: 400,
      message: 'the request exceeds the available context size',
      type: 'exceed_context_size_error',
      n_ctx: 4096,
    },
  }),
  vllm: json(400, {
    object: 'error',
    message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
    type: 'BadRequestError',
    code: 400,
  }),
  lmstudio: json(400, {
    error:
      'Trying to keep the first 5000 tokens when context the overflows. context length of only 4096 tokens',
  }),
  anthropic: fails(400, {
    message: 'prompt is too long: 210000 tokens > 200000 maximum',
    type: 'invalid_request_error',
  }),
  stream: frames(sse({ error: { message: 'context_length_exceeded', code: 400 } })),
};
