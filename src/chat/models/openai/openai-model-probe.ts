import { Injectable } from '@nestjs/common';
import type {
  ModelEndpoint,
  ModelEvent,
  ModelRequest,
  ModelTool,
  ModelToolCall,
} from '../model-client.port.js';
import { ModelFault } from '../model-fault.js';
import { ModelProbe, type ModelCheck } from '../model-probe.port.js';
import { ModelBreakers } from './breakers.js';
import { EndpointCapabilities } from './capabilities.js';
import type { AttemptFacts } from './model-attempts.js';
import { OpenAiModelClient } from './openai-model-client.js';
import { checksOfFault, FOUND } from './probe-words.js';
import { parseObject } from './tool-schema.js';

const MOST_MS = 20_000;
const MAX_OUTPUT_TOKENS = 400;

const LOOK_UP: ModelTool = {
  name: 'stock_of',
  description: 'Tells how many pieces of an article are in stock.',
  parameters: {
    type: 'object',
    properties: { article: { type: 'string', description: 'Name of the article' } },
    required: ['article'],
    additionalProperties: false,
  },
};

interface Answer {
  text: string;
  calls: readonly ModelToolCall[];
  facts: AttemptFacts;
}

/** Tries a server with three short questions. */
@Injectable()
export class OpenAiModelProbe extends ModelProbe {
  constructor(
    private readonly client: OpenAiModelClient,
    private readonly breakers: ModelBreakers,
    private readonly capabilities: EndpointCapabilities,
  ) {
    super();
  }

  override async run(endpoint: ModelEndpoint): Promise<ModelCheck[]> {
    const deadline = Date.now() + MOST_MS;
    this.breakers.forgetRefusedKey(endpoint);
    const words = await this.ask(endpoint, 'Answer with one word: ready.', [], deadline);
    if (words instanceof ModelFault) return checksOfFault(words);
    const [calls, json] = await Promise.all([
      this.ask(
        endpoint,
        'How many pieces of "red cup" and of "blue plate" are in stock?',
        [LOOK_UP],
        deadline,
      ),
      this.ask(endpoint, 'Answer with this JSON object and nothing else: {"ready": true}', [], deadline),
    ]);
    return [...basics(words), ...this.toolChecks(endpoint, calls), jsonCheck(json)];
  }

  private async ask(
    endpoint: ModelEndpoint,
    question: string,
    tools: readonly ModelTool[],
    deadline: number,
  ): Promise<Answer | ModelFault> {
    const request: ModelRequest = {
      messages: [
        {
          role: 'system',
          content: 'You are tried out by a program. Use a tool for each article that is asked for.',
        },
        { role: 'user', content: question },
      ],
      tools,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
    };
    const facts: AttemptFacts = {};
    const options = { signal: new AbortController().signal, deadline };
    try {
      const events: ModelEvent[] = [];
      for await (const event of this.client.stream(endpoint, request, options, facts)) events.push(event);
      return answerOf(events, facts);
    } catch (error) {
      if (error instanceof ModelFault) return error;
      throw error;
    }
  }

  private toolChecks(endpoint: ModelEndpoint, answer: Answer | ModelFault): ModelCheck[] {
    if (answer instanceof ModelFault)
      return [{ name: 'tools', ok: false, detail: FOUND.toolsFault(answer.kind) }];
    const { calls } = answer;
    const isUsable = calls.length > 0 && calls.every(hasArticle);
    if (!isUsable) return [{ name: 'tools', ok: false, detail: FOUND.noTools }];
    const isNative = this.capabilities.of(endpoint).tools === 'native';
    const isParallel = calls.length > 1;
    return [
      { name: 'tools', ok: true, detail: isNative ? FOUND.tools : FOUND.toolsInText },
      { name: 'parallel_tools', ok: isParallel, detail: isParallel ? FOUND.parallel : FOUND.notParallel },
    ];
  }
}

function basics({ facts }: Answer): ModelCheck[] {
  const streams = facts.streams === true;
  const tells = facts.tellsUsage === true;
  return [
    { name: 'reachable', ok: true, detail: FOUND.reachable },
    { name: 'key', ok: true, detail: FOUND.key },
    { name: 'model', ok: true, detail: FOUND.model },
    { name: 'streaming', ok: streams, detail: streams ? FOUND.streams : FOUND.doesNotStream },
    { name: 'usage', ok: tells, detail: tells ? FOUND.usage : FOUND.noUsage },
  ];
}

function jsonCheck(answer: Answer | ModelFault): ModelCheck {
  if (answer instanceof ModelFault) return { name: 'json', ok: false, detail: FOUND.jsonFault(answer.kind) };
  const text = answer.text.replace(/```(?:json)?/gu, '').trim();
  const ok = parseObject(text)?.ready === true;
  return { name: 'json', ok, detail: ok ? FOUND.json : FOUND.noJson };
}

function answerOf(events: readonly ModelEvent[], facts: AttemptFacts): Answer {
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  const calls = events.flatMap((event) => (event.type === 'tool-calls' ? event.calls : []));
  return { text, calls, facts };
}

const hasArticle = (call: ModelToolCall): boolean =>
  call.name === LOOK_UP.name && typeof parseObject(call.arguments)?.article === 'string';
