import { Injectable } from '@nestjs/common';
import type { Api, GrammyError } from 'grammy';
import * as v from 'valibot';
import { MessengerServers, type MessengerServer } from '../../../platform/outbound/messenger-servers.js';
import { PlatformFailure, withoutAnswer } from '../channel-adapter.port.js';

const DEADLINE_SECONDS = 10;
/** Every answer of the Bot API (core.telegram.org/bots/api#making-requests). */
const ANSWER = v.union([
  v.looseObject({ ok: v.literal(true), result: v.unknown() }),
  v.looseObject({ ok: v.literal(false), error_code: v.number(), description: v.string() }),
]);

/** Calls of the Bot API by grammY, whose errors become what we do about them. */
@Injectable()
export class TelegramCalls {
  private readonly server: MessengerServer;

  constructor({ telegram }: MessengerServers) {
    this.server = telegram;
  }

  /** @throws PlatformFailure, which never has the token in it: grammY’s errors name the method only */
  async call<T>({ token = '' }: Record<string, string>, work: (api: Api) => Promise<T>): Promise<T> {
    const grammy = await import('grammy');
    const api = new grammy.Api(token, {
      apiRoot: this.server.url,
      timeoutSeconds: DEADLINE_SECONDS,
      // Its types are those of node-fetch; texts alone are sent.
      fetch: this.fetch as never,
    });
    try {
      return await work(api);
    } catch (error) {
      if (error instanceof grammy.GrammyError) throw failureOf(error);
      if (error instanceof grammy.HttpError)
        throw withoutAnswer('Telegram did not answer, not in time, or not as it is documented.', error.name);
      throw error;
    }
  }

  /** grammY’s signal is of a package of its own; and it takes any JSON for an answer, also that of a gateway between. */
  private readonly fetch = async (url: string, { signal, ...init }: RequestInit): Promise<Response> => {
    const abort = new AbortController();
    signal?.addEventListener('abort', () => abort.abort(), { once: true });
    const response = await this.server.fetch(url, { ...init, signal: abort.signal });
    return Response.json(v.parse(ANSWER, await response.json()));
  };
}

/**
 * What Telegram’s errors mean (core.telegram.org/bots/api#making-requests, `ResponseParameters`). Its codes follow HTTP;
 * what stands behind 400 and 403 is told by the description alone.
 */
export function failureOf({
  error_code: code,
  description,
  parameters,
}: Pick<GrammyError, 'error_code' | 'description' | 'parameters'>): PlatformFailure {
  const says = description.toLowerCase();
  if (code === 429)
    return new PlatformFailure('limited', 'Telegram asks us to wait.', (parameters.retry_after ?? 1) * 1_000);
  if (code === 401 || (code === 404 && says.includes('not found')))
    return new PlatformFailure('unauthorized', 'Telegram does not accept the token: it was revoked.');
  if (code === 403 || says.includes('chat not found') || says.includes('user is deactivated'))
    return new PlatformFailure('unreachable', 'The customer has blocked the bot, or left Telegram.');
  if (code >= 500) return new PlatformFailure('retry', `Telegram has a fault (${code}).`);
  return new PlatformFailure('refused', `Telegram did not take the message (${code}).`);
}
