import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { MessengerServers, type MessengerServer } from '../../../platform/outbound/messenger-servers.js';
import { withoutAnswer } from '../channel-adapter.port.js';
import type { ChannelSettings } from '../channel.types.js';
import { twilioFailure } from './twilio-errors.js';

const DEADLINE_MS = 10_000;
const VERSION = '2010-04-01';
const ERROR = v.object({ code: v.number() });

/** Calls of Twilio's API (twilio.com/docs/usage/api), whose own library is 21 MB. */
@Injectable()
export class TwilioCalls {
  private readonly server: MessengerServer;

  constructor({ twilio }: MessengerServers) {
    this.server = twilio;
  }

  /**
   * @param path below the account's @param fields of a form; null of a GET
   * @throws PlatformFailure in doubt when Twilio may have done it all the same
   */
  async call<Schema extends v.GenericSchema>(
    { open, secret: { authToken = '' } }: ChannelSettings,
    path: string,
    fields: Record<string, string> | null,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const sid = String(open['accountSid']);
    const url = `${this.server.url}/${VERSION}/Accounts/${encodeURIComponent(sid)}/${path}`;
    const authorization = `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`;
    const response = await this.send(url, authorization, fields);
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) {
      const error = v.safeParse(ERROR, answer);
      const code = error.success ? error.output.code : null;
      throw twilioFailure(response.status, code, response.headers.get('retry-after'));
    }
    const parsed = v.safeParse(schema, answer);
    if (!parsed.success)
      throw withoutAnswer('Twilio’s answer came cut, late, or not as it is documented.', null);
    return parsed.output;
  }

  private async send(
    url: string,
    authorization: string,
    fields: Record<string, string> | null,
  ): Promise<Response> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    try {
      return await this.server.fetch(url, {
        ...{ method: fields ? 'POST' : 'GET', headers: { authorization, ...(fields && type) } },
        ...(fields && { body: new URLSearchParams(fields).toString() }),
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
    } catch (error) {
      throw withoutAnswer('Twilio did not answer, or not in time.', error);
    }
  }
}
