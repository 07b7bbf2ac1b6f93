import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { chunk, pieces, says, USAGE } from '../puppet-model/replies.js';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import { DONE, sse, type Reply, type WireRequest } from '../puppet-model/wire.js';
import { Api } from '../support/api.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { keepText, shoot } from '../web/shots.js';
import { DESKTOP, openBrowser, WidgetPage } from '../web/widget-page.js';
import { seedDemo } from './seeding.js';
import { Stage } from './stage.js';

interface Talk {
  shop: string;
  question: string;
  /** What the model looks up besides. */
  query: string;
  /** Said behind the first gate, and behind the second; the first is longer than what waits for a call. */
  sentences: [string, string];
  /** Of what was looked up. */
  step: string;
  source: string;
  product: string;
}

const ENGLISH: Talk = {
  shop: 'cedar-clay',
  question: 'How much is delivery in Ireland, and have you got a mug?',
  query: 'mug',
  sentences: [
    'Delivery in Ireland is €6.95, and free over €75. Orders leave the studio within 2 working days.',
    'The Speckled stoneware mug costs €22.00 and is in stock.',
  ],
  step: 'Looked through the products',
  source: 'How much is delivery?',
  product: 'Speckled stoneware mug',
};

const ARABIC: Talk = {
  shop: 'noor-books',
  question: 'كم تكلفة الشحن، وهل عندكم مقدمة ابن خلدون؟',
  query: 'مقدمة ابن خلدون',
  sentences: [
    'شكرا على سؤالك عن الشحن. الشحن داخل المملكة 25 ريالاً ويصل خلال 3 أيام عمل، ومجاني للطلبات فوق 200 ريال.',
    'مقدمة ابن خلدون متوفرة، وسعرها 85 ريالاً.',
  ],
  step: 'تم البحث في المنتجات',
  source: 'كم تكلفة الشحن؟',
  product: 'مقدمة ابن خلدون',
};

interface Preview {
  answer: { text: string };
  trace: { calls: { by: string; name: string; ok: boolean }[] };
}

/** The model waits at each until the test opens it. */
class Gate {
  private readonly opened = Promise.withResolvers<undefined>();

  open(): void {
    this.opened.resolve(undefined);
  }

  pass(): Promise<undefined> {
    return this.opened.promise;
  }
}

/** Looks something up, then says one sentence behind each gate. */
function answers({ query, sentences }: Talk, gates: readonly Gate[]): Reply {
  const looks = says({ calls: [{ name: 'product_search', arguments: { query } }] });
  const speaks: Reply = async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const [at, sentence] of sentences.entries()) {
      await gates[at]?.pass();
      for (const content of pieces(`${sentence} `)) response.write(chunk({ content }));
    }
    response.end(chunk({}, 'stop') + sse({ choices: [], usage: USAGE }) + DONE);
  };
  return (response, request) => (hasLooked(request) ? speaks : looks)(response, request);
}

const hasLooked = ({ body }: WireRequest): boolean =>
  (body.messages ?? []).some(({ role }) => role === 'tool');

describe('an answer of a model, as visitors see it', () => {
  let stage: Stage;
  let puppet: Puppet;
  let frontdesk: FrontdeskProcess;
  let browser: Browser;
  let folder: string;
  const contexts: BrowserContext[] = [];
  const apis = new Map<string, Api>();
  const gates = [new Gate(), new Gate()];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-demo-'));
    const file = join(folder, 'demo.json');
    puppet = await startPuppet();
    stage = await Stage.open();
    const env = { EMBEDDED: 'true', DEMO_FILE: file, OPENAI_BASE_URL: puppet.url, OPENAI_MODEL: 'puppet' };
    // The model stands still while a slow browser is looked at.
    const patience = { MODEL_FIRST_TOKEN_MS: '60000', MODEL_IDLE_MS: '60000', MODEL_CALL_MS: '60000' };
    [frontdesk, browser] = await Promise.all([stage.start({ ...env, ...patience }), openBrowser()]);
    await seedDemo(stage, frontdesk, file);
    const keys = JSON.parse(await readFile(file, 'utf8')) as Record<string, { apiKey: string }>;
    for (const { shop } of [ENGLISH, ARABIC]) {
      const api = new Api(frontdesk.url, keys[shop]?.apiKey ?? '');
      await api.patch('/v1/tenant', { assistant: { mode: 'model' } });
      apis.set(shop, api);
    }
  });
  beforeEach(() => gates.splice(0, 2, new Gate(), new Gate()));
  afterEach(async () => {
    for (const gate of gates) gate.open();
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
    await puppet.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function asked(talk: Talk): Promise<WidgetPage> {
    puppet.script(answers(talk, gates));
    const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce' });
    contexts.push(context);
    const widget = await WidgetPage.visit(context, `${frontdesk.url}/demo?shop=${talk.shop}`);
    await widget.open();
    await widget.say(talk.question);
    return widget;
  }

  /** Pixels from the question to the words of the answer, and to its first source. */
  function places(widget: WidgetPage): Promise<number[]> {
    return widget.inside(`((question) => ['.row.assistant:not(.intro) .bubble', '.source, .card'].map(
      (each) => Math.round(root.querySelector(each).getBoundingClientRect().top - question),
    ))(root.querySelector('.row.visitor').getBoundingClientRect().bottom)`);
  }

  test.each([
    ['english', ENGLISH],
    ['arabic', ARABIC],
  ] as const)(
    'grows by steps, words and sources, and nothing of it moves at its end (%s)',
    async (name, talk) => {
      const widget = await asked(talk);
      const { draft, log } = widget;
      await draft.locator('.work').getByText(talk.step).waitFor();
      await shoot(widget, `model-${name}-steps`);

      gates[0]?.open();
      await draft
        .locator('.bubble')
        .filter({ hasText: talk.sentences[0].slice(0, 12) })
        .waitFor();
      const source = draft.locator('.source').filter({ hasText: talk.source });
      await source.click();
      await draft.locator('.article').waitFor();
      await shoot(widget, `model-${name}-midway`);
      expect(await draft.locator('.dots').isVisible()).toBe(true);
      expect(await draft.locator('.card').count()).toBe(0);
      await source.click();
      const before = await places(widget);

      gates[1]?.open();
      const answer = await widget.answer(0);
      for (const sentence of talk.sentences) expect(answer).toContain(sentence);
      await log.locator('.card').filter({ hasText: talk.product }).waitFor();
      expect(await log.locator('.source').filter({ hasText: talk.source }).count()).toBe(1);
      expect(await draft.locator('.row').count()).toBe(0);
      const [words = 0] = await places(widget);
      expect(Math.abs(words - (before[0] ?? 0))).toBeLessThanOrEqual(1);
      await shoot(widget, `model-${name}-whole`);
      expect(widget.complaints).toEqual([]);
    },
  );

  test('is explained to the business by a preview', async () => {
    for (const gate of gates) gate.open();
    puppet.script(answers(ENGLISH, gates));
    const body = { text: ENGLISH.question, at: '2026-11-30T10:15:00Z' };
    const preview = await apis.get(ENGLISH.shop)?.post<Preview>('/v1/assistant/preview', body);
    expect(preview?.status).toBe(200);
    expect(preview?.body).toMatchObject({
      answer: { citations: [{ kind: 'article' }, { kind: 'product' }] },
      trace: { route: { to: 'model', why: 'mode' }, rounds: [{ text: '' }, { end: 'stop' }], heldBack: [] },
    });
    for (const sentence of ENGLISH.sentences) expect(preview?.body.answer.text).toContain(sentence);
    const found = preview?.body.trace.calls.map(({ by, name, ok }) => `${by} ${name} ${ok}`) ?? [];
    expect(found).toEqual(
      expect.arrayContaining(['builtin article_search true', 'model product_search true']),
    );
    await keepText('preview.json', JSON.stringify(preview?.body, null, 2));
  });

  test('that is stopped keeps its words and their source', async () => {
    // Another question: the answer of the first one is kept.
    const widget = await asked({
      ...ENGLISH,
      question: 'Have you got a mug, and how much is delivery in Ireland?',
    });
    gates[0]?.open();
    await widget.draft.locator('.source').waitFor();
    // "Within 2 working days" waits for what follows: before, nobody knows what the 2 counts.
    const [sentence] = ENGLISH.sentences;
    const shown = sentence.slice(0, sentence.lastIndexOf(' within'));
    await widget.draft.getByText(shown).waitFor();
    await widget.panel.getByRole('button', { name: 'Stop', exact: true }).click();
    await widget.log.getByText('This answer was cut short.').waitFor();
    expect(await widget.answer(0)).toContain(shown);
    expect(await widget.log.locator('.source').filter({ hasText: ENGLISH.source }).count()).toBe(1);
    await shoot(widget, 'model-stopped');
  });
});
