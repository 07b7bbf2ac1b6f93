import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** A connection to the browser of the run; closing it ends its own pages and not the browser. */
export async function openBrowser(): Promise<Browser> {
  const answer = await fetch(`${process.env['TEST_HOST'] ?? ''}/browser`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The browser could not be started: ${await answer.text()}`);
  const { url } = (await answer.json()) as { url: string };
  return chromium.connect(url);
}

/** From the next page on the demo's script tag has these attributes, `locale` for `data-locale`; empty ones go. */
export async function setTag(context: BrowserContext, tag: Record<string, string>): Promise<void> {
  await context.route(/\/demo(\?|$)/, async (route) => {
    const response = await route.fetch();
    let body = await response.text();
    for (const [name, value] of Object.entries(tag)) {
      const given = value ? `data-${name}="${value}"` : '';
      body = body.replaceAll(new RegExp(`\\sdata-${name}="[^"]*"`, 'g'), '');
      body = body.replaceAll('src="/widget.js"', `src="/widget.js" ${given}`);
    }
    await route.fulfill({ response, body });
  });
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };
/** For what a page shows, on a busy machine. */
const PATIENCE_MS = 90_000;

/** A page with the widget on it, driven as a visitor would. Works against the stand-in and the real product. */
export class WidgetPage {
  /** Errors of the page: script errors, policy violations, failed loads. */
  readonly complaints: string[] = [];
  /** Addresses of requests that left the page's own hosts. */
  readonly foreign: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly hosts: string[],
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !this.hosts.includes(host)) this.foreign.push(request.url());
    });
  }

  static async visit(context: BrowserContext, url: string, moreHosts: string[] = []): Promise<WidgetPage> {
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    const widgetPage = new WidgetPage(await context.newPage(), [new URL(url).host, ...moreHosts]);
    await widgetPage.page.goto(url);
    await widgetPage.launcher.waitFor();
    return widgetPage;
  }

  get launcher(): Locator {
    return this.page.locator('frontdesk-widget .launcher');
  }

  get panel(): Locator {
    return this.page.locator('frontdesk-widget [role=dialog]');
  }

  get input(): Locator {
    return this.panel.locator('.composer textarea');
  }

  get log(): Locator {
    return this.panel.getByRole('log');
  }

  get draft(): Locator {
    return this.panel.locator('.drafts');
  }

  get banner(): Locator {
    return this.panel.locator('.banner');
  }

  get badge(): Locator {
    return this.launcher.locator('.badge');
  }

  get suggestions(): Locator {
    return this.panel.locator('.suggestions button');
  }

  /** What the answers rest on: cards and chips. */
  sources(): Locator {
    return this.log.locator('.card, .source');
  }

  row(from: 'visitor' | 'assistant' | 'member' | 'system'): Locator {
    return this.log.locator(`.row.${from}`);
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.panel.waitFor();
  }

  /** Writes and sends; does not wait for anything. */
  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Asks and waits for one more finished answer; returns its text. */
  async ask(text: string): Promise<string> {
    const before = await this.row('assistant').count();
    await this.say(text);
    return this.answer(before);
  }

  /** The text of the answer number `index`, once it is complete. */
  async answer(index: number): Promise<string> {
    const bubble = this.row('assistant').nth(index).locator('.bubble');
    await bubble.waitFor();
    return bubble.innerText();
  }

  /** The messages in order, as `visitor: …` and `assistant: …`, all read at one moment. */
  history(): Promise<string[]> {
    return this.inside(`[...root.querySelectorAll('[role=log] .row')].map((row) => {
      const from = row.classList[1] ?? '';
      const words = from === 'system' ? [row] : [...row.querySelectorAll('.bubble > :not(.unseen)')];
      return from + ': ' + words.map((word) => word.innerText).join('\\n');
    })`);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.launcher.waitFor();
  }

  /** Pixels by which the page is wider than the window; 0 when it does not scroll sideways. */
  async sidewaysScroll(): Promise<number> {
    const width = await this.page.evaluate<number>('document.documentElement.scrollWidth');
    return Math.max(0, width - (this.page.viewportSize()?.width ?? width));
  }

  /** Evaluates an expression in which `root` is the widget's shadow root. */
  inside<Value>(expression: string): Promise<Value> {
    return this.page.evaluate(
      `((root) => ${expression})(document.querySelector('frontdesk-widget').shadowRoot)`,
    );
  }

  /** The element that has the focus, looked up inside the widget too. */
  focused(): Promise<string> {
    return this.page.evaluate(
      '(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).className',
    );
  }
}
