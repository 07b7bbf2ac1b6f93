import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { MessengerServers, type MessengerServer } from '../../../platform/outbound/messenger-servers.js';
import { withoutAnswer } from '../channel-adapter.port.js';
import { slackFailure } from './slack-errors.js';

const DEADLINE_MS = 10_000;
const OUTCOME = v.union([
  v.looseObject({ ok: v.literal(true) }),
  v.object({ ok: v.literal(false), error: v.string() }),
]);

/** What Slack has answered. */
export interface SlackAnswer<T> {
  body: T;
  /** What the token may do. */
  scopes: string[];
}

/** Calls of Slack’s Web API (docs.slack.dev/apis/web-api). */
@Injectable()
export class SlackCalls {
  private readonly server: MessengerServer;

  constructor({ slack }: MessengerServers) {
    this.server = slack;
  }

  /**
   * A call that writes. @param body as JSON
   * @throws PlatformFailure in doubt when Slack may have done it all the same
   */
  post<Schema extends v.GenericSchema>(
    token: string,
    method: string,
    body: object,
    schema: Schema,
  ): Promise<SlackAnswer<v.InferOutput<Schema>>> {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return this.call(token, method, { method: 'POST', headers, body: JSON.stringify(body) }, schema);
  }

  /** A call that reads. @throws PlatformFailure */
  get<Schema extends v.GenericSchema>(
    token: string,
    method: string,
    query: URLSearchParams,
    schema: Schema,
  ): Promise<SlackAnswer<v.InferOutput<Schema>>> {
    return this.call(token, `${method}?${query.toString()}`, { method: 'GET', headers: {} }, schema);
  }

  private async call<Schema extends v.GenericSchema>(
    token: string,
    path: string,
    init: { method: string; headers: Record<string, string>; body?: string },
    schema: Schema,
  ): Promise<SlackAnswer<v.InferOutput<Schema>>> {
    const response = await this.send(token, path, init);
    const answer: unknown = await response.json().catch(() => null);
    const outcome = v.safeParse(OUTCOME, answer);
    const error = outcome.success && !outcome.output.ok ? outcome.output.error : null;
    if (!response.ok || error !== null)
      throw slackFailure(response.status, error, response.headers.get('retry-after'));
    const parsed = v.safeParse(schema, answer);
    if (!outcome.success || !parsed.success)
      throw withoutAnswer('Slack’s answer came cut, late, or not as it is documented.', null);
    const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim());
    return { body: parsed.output, scopes: scopes.filter(Boolean) };
  }

  private async send(
    token: string,
    path: string,
    { headers, ...init }: { method: string; headers: Record<string, string>; body?: string },
  ): Promise<Response> {
    try {
      return await this.server.fetch(`${this.server.url}/${path}`, {
        ...init,
        headers: { ...headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
    } catch (error) {
      throw withoutAnswer('Slack did not answer, or not in time.', error);
    }
  }
}
