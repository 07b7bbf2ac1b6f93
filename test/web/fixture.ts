import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { StandIn, type StandInConfig } from './stand-in.js';
import type { Answer, Pause } from './stand-in-conversation.js';
import { type DemoShop, seededShops } from './stand-in-demo.js';
import { DESKTOP, openBrowser, setTag, WidgetPage } from './widget-page.js';

const ROOT = path.resolve(__dirname, '../..');
/** `npm test` builds it before anything runs. */
const ASSETS = path.join(ROOT, 'dist/web');

interface VisitOptions extends BrowserContextOptions {
  shop?: string;
  /** More attributes of the script tag, `locale` for `data-locale`. */
  tag?: Record<string, string>;
}

/** The built widget, a browser and, for every test, a new fake server. */
export class WidgetFixture {
  /** The assistant's answers; a test may change them. */
  answer: (text: string) => Answer = (text) => ({ text: `You said: ${text}` });
  /** Milliseconds between two events of a turn. */
  pace = 5;
  private pause: Pause | null = null;
  private current: StandIn | null = null;
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly browser: Browser,
    readonly shops: DemoShop[],
  ) {}

  static async create(): Promise<WidgetFixture> {
    const [browser, shops] = await Promise.all([
      openBrowser(),
      seededShops(path.join(ROOT, 'scripts/demo/businesses.json')),
    ]);
    return new WidgetFixture(browser, shops);
  }

  /** The server of the running test. */
  get standIn(): StandIn {
    if (!this.current) throw new Error('restart() comes first');
    return this.current;
  }

  async restart(options: { pageSize?: number; config?: StandInConfig } = {}): Promise<void> {
    await this.close();
    this.answer = (text) => ({ text: `You said: ${text}` });
    this.pace = 5;
    this.pause = null;
    const [shop] = this.shops;
    if (!shop) throw new Error('no seeded shop');
    const script = {
      answer: (text: string) => this.answer(text),
      pace: () => this.pace,
      pause: () => this.pause,
    };
    this.current = await StandIn.start({ assets: ASSETS, shop, shops: this.shops, script, ...options });
  }

  /** Answers stay half written, from now on, after so many words. @returns lets them go on */
  pauseAfter(words: number): () => void {
    let goOn = (): void => undefined;
    this.pause = { after: words, over: new Promise((resolve) => (goOn = resolve)) };
    return () => {
      this.pause = null;
      goOn();
    };
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
  }

  private async close(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    await this.current?.stop();
  }
}
