import { Injectable } from '@nestjs/common';
import type { OpenAI } from 'openai';
import { contextIfAny } from '../../../platform/context/request-context.js';
import { OutboundConnections } from '../../../platform/outbound/outbound-connections.js';
import type { ModelEndpoint } from '../model-client.port.js';

export interface SdkCall {
  endpoint: ModelEndpoint;
  body: Record<string, unknown>;
  signal: AbortSignal;
  allowsPrivate: boolean;
  maxBodyBytes: number;
}

/** The body of a successful answer, as it comes. */
export interface OpenedAnswer {
  /** Parsed events of a stream, or the one whole answer. */
  events: AsyncIterator<unknown>;
  isStream: boolean;
  /** Whether the body has ended with `[DONE]`, which the SDK keeps to itself. */
  sawDone: () => boolean;
}

/** A page instead of an answer: the base URL is that of a website. */
export class NotAnApi extends Error {}

/** The SDK's own limit for the beginning of an answer; the client has its own, shorter ones. */
const TIMEOUT_MS = 600_000;
const TAIL_BYTES = 64;

/** Chat Completions through the SDK, which is loaded with the first call: it takes some 20 MB. */
@Injectable()
export class SdkCalls {
  constructor(private readonly connections: OutboundConnections) {}

  /** @throws the SDK's errors; BodyTooLarge, PrivateAddress and errors of `node:http`, at times as their cause */
  async open(call: SdkCall): Promise<OpenedAnswer> {
    const tail = new Tail();
    const client = await this.clientFor(call, tail);
    const { data, response } = await client.chat.completions
      .create(call.body as unknown as OpenAI.ChatCompletionCreateParamsStreaming, { signal: call.signal })
      .withResponse();
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('text/html')) throw new NotAnApi();
    const isStream = !type.includes('json');
    const events = isStream ? withoutErrors(data) : oneAnswer(response);
    return { events, isStream, sawDone: () => tail.endsWith('[DONE]') };
  }

  private async clientFor(call: SdkCall, tail: Tail): Promise<OpenAI> {
    const { OpenAI } = await import('openai');
    const { endpoint, allowsPrivate, maxBodyBytes } = call;
    const watch = (part: Uint8Array): void => tail.add(part);
    return new OpenAI({
      baseURL: endpoint.baseUrl,
      // The SDK insists on one; the header is taken out again below.
      apiKey: endpoint.apiKey ?? 'none',
      // Else it reads the platform's from the environment, also for a business's server.
      organization: null,
      project: null,
      adminAPIKey: null,
      defaultHeaders: {
        ...(endpoint.apiKey === null && { authorization: null }),
        // OpenAI's own name of it; its support and the logs of proxies find the call by this id.
        'X-Client-Request-Id': contextIfAny()?.correlationId,
      },
      maxRetries: 0,
      timeout: TIMEOUT_MS,
      // It would print parts of answers.
      logLevel: 'off',
      fetch: this.connections.fetch({ allowsPrivate, maxBodyBytes, watch }),
    });
  }
}

/** Some servers do not stream with tools, and some proxies never do. */
async function* oneAnswer(response: Response): AsyncGenerator {
  const body: unknown = JSON.parse(await response.text());
  if (typeof body === 'object' && body !== null && 'error' in body && body.error !== null)
    throw new AnsweredError(body.error);
  if (isBareError(body)) throw new AnsweredError(body);
  yield body;
}

/** Some servers (vLLM) end a broken answer with an error that has no field `error`, and then with the mark of a whole one. */
async function* withoutErrors(events: AsyncIterable<unknown>): AsyncGenerator {
  for await (const event of events) {
    if (isBareError(event)) throw new AnsweredError(event);
    yield event;
  }
}

function isBareError(event: unknown): boolean {
  if (typeof event !== 'object' || event === null || 'choices' in event) return false;
  const isNamed = 'object' in event && event.object === 'error';
  return isNamed || ('message' in event && typeof event.message === 'string');
}

/** An error in a successful answer, in the form of the SDK's own error for a stream. */
export class AnsweredError extends Error {
  readonly status = undefined;
  readonly headers = undefined;

  constructor(readonly error: unknown) {
    super('The answer is an error.');
  }
}

/** The last bytes of a body. */
class Tail {
  private bytes = Buffer.alloc(0);

  add(part: Uint8Array): void {
    this.bytes = Buffer.concat([this.bytes, part.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
  }

  endsWith(text: string): boolean {
    return this.bytes.toString('latin1').trimEnd().endsWith(text);
  }
}
