import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { BrowserPerson } from '../../support/browser-person.js';
import { startConversation, type TestBusiness } from '../../support/businesses.js';
import { openBrowser } from '../../web/widget-page.js';
import { Stage } from '../stage.js';

export const PASSWORD = 'four words of my own';
const PATIENCE_MS = 60_000;

export interface Look {
  language: 'ar' | 'de' | 'en' | 'es' | 'fr';
  theme: 'light' | 'dark';
  width: number;
}

/** The console in a browser, on a product of its own, with a business that has customers. */
export class ConsoleDesk {
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly stage: Stage,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<ConsoleDesk> {
    return new ConsoleDesk(await Stage.shared(), await openBrowser());
  }

  /** By name: a browser keeps cookies with `Secure` over plain HTTP for localhost alone. */
  get url(): string {
    return `${this.stage.frontdesk.url.replace('127.0.0.1', 'localhost')}/console`;
  }

  async close(): Promise<void> {
    await this.leave();
    await this.browser.close();
    await this.stage.close();
  }

  async leave(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  /** Somebody with that role, signed in outside the browser. */
  async member(shop: TestBusiness, role = 'owner', name = 'Aoife Byrne') {
    const email = `${role}-${randomBytes(5).toString('hex')}@example.com`;
    const path = `/admin/v1/tenants/${shop.id}/invitations`;
    const { body } = await this.stage
      .admin(this.stage.frontdesk)
      .post<{ link: string }>(path, { email, role });
    const person = new BrowserPerson(this.stage.frontdesk.url);
    const token = body.link.split('#')[1] ?? '';
    const { status, text } = await person.redeem(token, { password: PASSWORD, name });
    if (status !== 200) throw new Error(`Not joined: ${status} ${text}`);
    return { email, person };
  }

  /** A page of the console; with a person it is signed in. */
  async page(
    look: Partial<Look>,
    person?: BrowserPerson,
    more: BrowserContextOptions = {},
  ): Promise<ConsolePage> {
    const { language = 'en', theme = 'light', width = 1280 } = look;
    const context = await this.browser.newContext({
      viewport: { width, height: 800 },
      locale: language,
      ...more,
    });
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const [name = '', value = ''] = person?.session?.split('=') ?? [];
    if (person) {
      const cookie = { name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true };
      await context.addCookies([{ ...cookie, sameSite: 'Lax' }]);
    }
    await context.addInitScript(
      `localStorage.setItem('frontdesk.console.language', '${language}');
       localStorage.setItem('frontdesk.console.theme', '${theme}');
       window.refusals = [];
       document.addEventListener('securitypolicyviolation', (event) =>
         window.refusals.push(event.violatedDirective + ' ' + event.blockedURI));`,
    );
    return new ConsolePage(await context.newPage(), this.url);
  }
}

/** A conversation of a customer who has asked for a person. */
export async function waitingCustomer(shop: TestBusiness, name: string, text: string): Promise<string> {
  const visitor = { name, email: `${randomBytes(4).toString('hex')}@example.com` };
  const { body } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor });
  const id = body.id || (await startConversation(shop.api));
  await shop.api.post(`/v1/conversations/${id}/messages`, { text });
  await shop.api.post(`/v1/conversations/${id}/handoff`, { reason: 'asked_for' });
  return id;
}

export class ConsolePage {
  /** Errors of the page: of scripts, of the content policy, of loading. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    // The browser's own complaint names neither the call nor the problem.
    page.on('response', (response) => {
      if (response.status() < 500) return;
      const call = `${response.request().method()} ${response.url()}`;
      void response.text().then((text) => this.complaints.push(`${call}: ${text}`));
    });
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  get rows() {
    return this.page.locator('a[href*="/inbox/"]');
  }

  get log() {
    return this.page.getByRole('log');
  }

  get composer() {
    return this.page.locator('textarea');
  }

  /** What the content policy has refused. */
  refusals(): Promise<string[]> {
    return this.page.evaluate<string[]>('window.refusals');
  }

  /** What axe finds: WCAG 2.2 AA, and what it calls good practice. */
  async axe(): Promise<string[]> {
    await this.page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // A menu stands over the page, in no part of it.
    const region = { enabled: (await this.page.getByRole('menu').count()) === 0 };
    const options = JSON.stringify({ runOnly: tags, rules: { region } });
    const { violations } = await this.page.evaluate<AxeResults>(`axe.run(${options})`);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }

  /** Controls that stand out of the window, where nothing scrolls them in, or are smaller than 24 pixels. */
  misplaced(): Promise<string[]> {
    return this.page.evaluate<string[]>(`(() => {
      const scrolls = (node, side, extent) => {
        for (let each = node.parentElement; each; each = each.parentElement)
          if (/auto|scroll/.test(getComputedStyle(each)['overflow' + side]) && each['scroll' + extent] > each['client' + extent])
            return true;
        return false;
      };
      const isOut = (node, box) =>
        ((box.left < -0.5 || box.right > innerWidth + 0.5) && !scrolls(node, 'X', 'Width')) ||
        ((box.top < -0.5 || box.bottom > innerHeight + 0.5) && !scrolls(node, 'Y', 'Height'));
      return [...document.querySelectorAll('button, a, input, textarea, select, [role^=menuitem]')]
        .filter((node) => node.checkVisibility() && !node.closest('p, dd, article, [class*=skip], [data-base-ui-focus-guard]'))
        .map((node) => [node, node.getBoundingClientRect()])
        .filter(([node, box]) => isOut(node, box) || box.width < 24 || box.height < 24)
        .map(([node, box]) => node.outerHTML.slice(0, 120) + ' ' + JSON.stringify(box));
    })()`);
  }

  /** Pixels by which the page is wider than the window. */
  sideways(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  }

  /** With `CONSOLE_SHOTS=<folder>` a picture, for people to look at. */
  async shoot(name: string): Promise<void> {
    const folder = process.env['CONSOLE_SHOTS'];
    if (!folder) return;
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
