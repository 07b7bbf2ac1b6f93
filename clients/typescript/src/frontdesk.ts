import createClient, { type Client } from 'openapi-fetch';
import type { HttpMethod } from 'openapi-typescript-helpers';
import type { Call, Listed, ListPath } from './calls.js';
import { refusalOf } from './errors.js';
import { ask, follow, type AskOptions, type ConversationEvent, type FollowOptions } from './events.js';
import { withRetries, type RetryOptions } from './retries.js';
import type { paths } from './schema.js';

export interface FrontdeskOptions {
  /** Of the server, such as `https://frontdesk.example`. */
  url: string;
  /** A secret key, `fd_live_…` or `fd_test_…`. It belongs on a server, never into a page. */
  key: string;
  retries?: RetryOptions;
  /** Instead of the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

/** What a list is asked with, such as `{ query: { status: 'shipped' } }`. */
export interface ListOptions<Path extends ListPath> {
  path?: paths[Path]['get']['parameters']['path'];
  query?: Omit<NonNullable<paths[Path]['get']['parameters']['query']>, 'after'>;
  signal?: AbortSignal;
}

type AnyCall = (path: string, init?: object) => Promise<{ data?: unknown }>;

/**
 * A business's API. The calls are named as in `/docs`: `get('/v1/orders/{id}', { params: { path: { id } } })`.
 * Every call throws `FrontdeskError` for a refusal and `FrontdeskUnreachable` without an answer.
 */
export class Frontdesk {
  readonly get: Call<'get'> = this.calling('get');
  readonly post: Call<'post'> = this.calling('post');
  readonly put: Call<'put'> = this.calling('put');
  readonly patch: Call<'patch'> = this.calling('patch');
  readonly delete: Call<'delete'> = this.calling('delete');
  private readonly client: Client<paths>;
  private readonly send: (request: Request) => Promise<Response>;

  constructor(private readonly options: FrontdeskOptions) {
    const { url, fetch = globalThis.fetch, retries } = options;
    const repeated = withRetries((request) => fetch(request), retries);
    this.send = async (request) => {
      const response = await repeated(this.marked(request));
      if (!response.ok) throw await refusalOf(response);
      return response;
    };
    this.client = createClient<paths>({ baseUrl: url.replace(/\/+$/, ''), fetch: this.send });
  }

  /** Every item of a list, newest first, page by page as they are read. */
  async *list<Path extends ListPath>(
    path: Path,
    { path: names, query, signal }: ListOptions<Path> = {},
  ): AsyncGenerator<Listed<Path>, void, undefined> {
    let after: string | null = null;
    do {
      const asked = { limit: 100, ...query, ...(after !== null && { after }) };
      const get = this.client.GET as unknown as AnyCall;
      const { data } = await get(path, { params: { path: names, query: asked }, ...(signal && { signal }) });
      const page = data as { data: Listed<Path>[]; page: { next: string | null } };
      yield* page.data;
      after = page.page.next;
    } while (after !== null);
  }

  /**
   * Asks and yields the events of the answer as they come, over lost connections, each once; ends with
   * `message.completed` or `turn.failed`. Nothing is yielded where a person has taken the conversation over.
   */
  ask(
    conversationId: string,
    text: string,
    options: AskOptions = {},
  ): AsyncGenerator<ConversationEvent, void> {
    return ask(this.door(), conversationId, text, options);
  }

  /** Everything that happens in a conversation, over lost connections, each once, until `signal` aborts. */
  events(conversationId: string, options: FollowOptions = {}): AsyncGenerator<ConversationEvent, void> {
    return follow(this.door(), conversationId, options);
  }

  private door() {
    return { url: this.options.url.replace(/\/+$/, ''), send: this.send };
  }

  private marked(request: Request): Request {
    const { headers } = request;
    headers.set('authorization', `Bearer ${this.options.key}`);
    if (!headers.has('x-correlation-id')) headers.set('x-correlation-id', crypto.randomUUID());
    if (request.method === 'POST' && !headers.has('idempotency-key'))
      headers.set('idempotency-key', crypto.randomUUID());
    return request;
  }

  private calling<Method extends HttpMethod>(method: Method): Call<Method> {
    const call: AnyCall = async (path, init) => {
      const name = method.toUpperCase() as Uppercase<'get'>;
      const { data } = await (this.client[name] as unknown as AnyCall)(path, init);
      return data as object;
    };
    return call as unknown as Call<Method>;
  }
}
