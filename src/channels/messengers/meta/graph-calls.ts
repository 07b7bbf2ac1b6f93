import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { MessengerServers, type MessengerServer } from '../../../platform/outbound/messenger-servers.js';
import { withoutAnswer, type PlatformFailure } from '../channel-adapter.port.js';
import { graphFailure } from './graph-errors.js';

const DEADLINE_MS = 10_000;
const ERROR = v.object({
  error: v.object({
    code: v.number(),
    error_subcode: v.optional(v.number()),
    is_transient: v.optional(v.boolean()),
  }),
});

/** Calls of Meta’s Graph API. No kept library exists for it (docs/channels/). */
@Injectable()
export class GraphCalls {
  private readonly server: MessengerServer;

  constructor({ graph }: MessengerServers) {
    this.server = graph;
  }

  /**
   * @param path with its query, from the version on; @param body null of a GET
   * @throws PlatformFailure in doubt when Meta may have done it all the same: no answer, one that was cut or cannot be read,
   *   and a fault of a gateway between
   */
  async call<Schema extends v.GenericSchema>(
    token: string,
    path: string,
    body: object | null,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.send(token, path, body);
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw this.failure(response.status, answer);
    const parsed = v.safeParse(schema, answer);
    if (!parsed.success)
      throw withoutAnswer('Meta’s answer came cut, late, or not as it is documented.', null);
    return parsed.output;
  }

  private async send(token: string, path: string, body: object | null): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await this.server.fetch(`${this.server.url}/${path}`, {
        ...{ method: body ? 'POST' : 'GET', headers, signal },
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw withoutAnswer('Meta did not answer, or not in time.', error);
    }
  }

  /** Meta’s own errors say that nothing was done. */
  private failure(status: number, answer: unknown): PlatformFailure {
    const parsed = v.safeParse(ERROR, answer);
    if (status >= 500 && !parsed.success) return withoutAnswer('A gateway before Meta has a fault.', null);
    return graphFailure(status, parsed.success ? parsed.output.error : null);
  }
}
