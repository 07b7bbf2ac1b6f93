import { randomBytes } from 'node:crypto';
import { oracle } from '../../support/oracle.js';
import { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { SmtpInbox } from '../../integration/smtp-inbox.js';
import { Stage } from '../stage.js';

export const PASSWORD = 'four words of my own';
const CONSOLE_URL = 'https://desk.example';

interface MemberBody {
  id: string;
  email: string;
  name: string;
  role: string;
}

/** Two processes of the product behind a proxy, a mail server, and people who sign in. */
export class Console {
  private constructor(
    readonly stage: Stage,
    readonly inbox: SmtpInbox,
    readonly here: FrontdeskProcess,
    readonly there: FrontdeskProcess,
  ) {}

  static async open(): Promise<Console> {
    const [stage, inbox] = [await Stage.open(), new SmtpInbox()];
    const env = {
      SMTP_URL: await inbox.open(),
      MAIL_FROM: 'Desk <desk@example.org>',
      CONSOLE_URL,
      TRUSTED_PROXIES: 'loopback',
      ADDRESS_SIGN_INS: '20',
    };
    const [here, there] = [await stage.start(env), await stage.start(env)];
    return new Console(stage, inbox, here, there);
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.inbox.close();
  }

  /** An address where nobody else sits, so that limits of addresses do not meet. */
  person(process: FrontdeskProcess = this.here): BrowserPerson {
    const [a, b, c] = randomBytes(3);
    return new BrowserPerson(process.url, `10.${a}.${b}.${c}`);
  }

  email(name = 'person'): string {
    return `${name}-${randomBytes(6).toString('hex')}@example.com`;
  }

  /** By a link of the platform's admin. */
  async invite(shop: TestBusiness, email: string, role = 'owner'): Promise<string> {
    const path = `/admin/v1/tenants/${shop.id}/invitations`;
    const { status, body, text } = await this.stage
      .admin(this.here)
      .post<{ link: string }>(path, { email, role });
    if (status !== 201) throw new Error(`Not invited: ${status} ${text}`);
    return tokenOf(body.link);
  }

  /** Somebody with that role, who is signed in. */
  async member(shop: TestBusiness, role = 'owner', email = this.email(role)): Promise<BrowserPerson> {
    const person = this.person();
    const token = await this.invite(shop, email, role);
    const { status, text } = await person.redeem(token, { password: PASSWORD, name: `Ms ${role}` });
    if (status !== 200) throw new Error(`Not joined: ${status} ${text}`);
    return person;
  }

  /** By a member, with the mail's token. */
  async inviteByMail(by: BrowserPerson, shop: TestBusiness, email: string, role = 'agent') {
    oracle.join(email, shop.id);
    return by.call<{ id: string }>('POST', '/v1/invitations', { email, role });
  }

  async members(person: BrowserPerson): Promise<MemberBody[]> {
    return (await person.get<{ data: MemberBody[] }>('/v1/members?limit=100')).body.data;
  }

  /** The token of the newest mail to that address, once there are so many. */
  async mailed(email: string, count = 1): Promise<string> {
    const mails = await eventually(() => {
      const own = this.inbox.mails.filter(({ to }) => to.includes(email));
      return Promise.resolve(own.length >= count && own);
    });
    return tokenOf(mails.at(-1)?.text ?? '');
  }
}

/** What stands behind `#` in a link. */
export function tokenOf(text: string): string {
  const token = /https:\/\/desk\.example\/console\/link#([\w-]{43})/.exec(text)?.[1];
  if (token === undefined) throw new Error(`There is no link in: ${text}`);
  return token;
}
