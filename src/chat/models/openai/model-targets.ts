import { Injectable } from '@nestjs/common';
import type { ModelEndpoint } from '../model-client.port.js';
import { ModelFault } from '../model-fault.js';
import { isAllowedBaseUrl, ModelSettings, withoutFinalSlash } from '../model-settings.port.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where models may be. The settings decide; a business's address is checked again at each call. */
@Injectable()
export class ModelTargets {
  constructor(private readonly settings: ModelSettings) {}

  /** @throws ModelFault `bad_request` for an address that is not allowed */
  check(endpoint: ModelEndpoint): void {
    const { baseUrl, owner } = endpoint;
    if (!URL.canParse(baseUrl)) throw refused('The base URL of the model is not a URL.');
    if (owner === 'tenant' && !isAllowedBaseUrl(this.settings, baseUrl))
      throw refused('The base URL of the model is not among those that the platform allows.');
    const { protocol, hostname, username, password } = new URL(baseUrl);
    if (username || password) throw refused('The base URL of the model has a user in it.');
    const mayBePlain = LOOPBACK.has(hostname) || this.settings.privateHosts.includes(hostname);
    if (protocol !== 'https:' && !(protocol === 'http:' && mayBePlain))
      throw refused('The base URL of the model must begin with https://.');
  }

  /** The operator's own server, and hosts that the operator has named, may be in private networks. */
  allowsPrivate({ baseUrl, owner }: ModelEndpoint): boolean {
    const isOwn = withoutFinalSlash(baseUrl) === withoutFinalSlash(this.settings.baseUrl);
    return owner === 'platform' || isOwn || this.settings.privateHosts.includes(new URL(baseUrl).hostname);
  }
}

const refused = (message: string): ModelFault => new ModelFault('bad_request', message);
