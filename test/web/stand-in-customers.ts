import { createHmac, randomUUID } from 'node:crypto';
import { identityToken } from '../support/identities.js';
import type { StandInConversation } from './stand-in-conversation.js';

interface Customer {
  visitorId: string;
  conversation: StandInConversation;
}

/** The customers with a signed identity, each with one conversation on all devices. */
export class StandInCustomers {
  private readonly secret = 'fd_ids_standin';
  private readonly known = new Map<string, Customer>();

  /** As the shop's server signs it. */
  identity(sub: string, more: object = {}): string {
    return identityToken(this.secret, { sub, ...more });
  }

  /** Null for an identity that was not signed here or has expired. */
  verify(identity: string, start: () => StandInConversation): Customer | null {
    const [header = '', claims = '', signature] = identity.split('.');
    const expected = createHmac('sha256', this.secret).update(`${header}.${claims}`).digest('base64url');
    if (signature !== expected) return null;
    const { sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
      sub: string;
      exp: number;
    };
    if (exp * 1000 < Date.now()) return null;
    const customer = this.known.get(sub) ?? { visitorId: randomUUID(), conversation: start() };
    this.known.set(sub, customer);
    return customer;
  }
}
