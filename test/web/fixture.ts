import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { StandIn } from './stand-in.js';
import type { Answer } from './stand-in-conversation.js';
import { type DemoShop, seededShops } from './stand-in-demo.js';
import { DESKTOP, launchBrowser, setTag, WidgetPage } from './widget-page.js';

const ROOT = path.resolve(__dirname, '../..');

interface VisitOptions extends BrowserContextOptions {
  shop?: string;
  /** More attributes of the script tag, `locale` for `data-locale`. */
  tag?: Record<string, string>;
}

/** A built widget, a browser and, for every test, a stand-in of its own. */
export class WidgetFixture {
  /** What the assistant says; a test may change it. */
  answer: (text: string) => Answer = (text) => ({ text: `You said: ${text}` });
  /** Milliseconds between two events of a turn. */
  pace = 5;
  private current: StandIn | null = null;
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly browser: Browser,
    private readonly assets: string,
    readonly shops: DemoShop[],
  ) {}

  static async create(): Promise<WidgetFixture> {
    const assets = await mkdtemp(path.join(tmpdir(), 'frontdesk-web-'));
    const build = [path.join(ROOT, 'web/build.mjs'), `--outdir=${assets}`];
    const [browser, shops] = await Promise.all([
      launchBrowser(),
      seededShops(path.join(ROOT, 'scripts/demo/businesses.json')),
      promisify(execFile)(process.execPath, build),
    ]);
    return new WidgetFixture(browser, assets, shops);
  }

  /** The server of the running test. */
  get standIn(): StandIn {
    if (!this.current) throw new Error('restart() comes first');
    return this.current;
  }

  async restart(options: { pageSize?: number; config?: Record<string, string> } = {}): Promise<void> {
    await this.close();
    this.answer = (text) => ({ text: `You said: ${text}` });
    this.pace = 5;
    const [shop] = this.shops;
    if (!shop) throw new Error('no seeded shop');
    const script = { answer: (text: string) => this.answer(text), pace: () => this.pace };
    this.current = await StandIn.start({ assets: this.assets, shop, shops: this.shops, script, ...options });
  }

  async visit({ shop = 'cedar-clay', tag, ...options }: VisitOptions = {}): Promise<WidgetPage> {
    const context = await this.context(options);
    if (tag) await setTag(context, tag);
    return WidgetPage.visit(context, `${this.standIn.url}/demo?shop=${shop}`);
  }

  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
    this.contexts.push(context);
    return context;
  }

  async destroy(): Promise<void> {
    await this.close();
    await this.browser.close();
    await rm(this.assets, { recursive: true, force: true });
  }

  private async close(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    await this.current?.stop();
  }
}

/** Polls until it holds; the error names what was waited for. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
