import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Coded } from '../platform/http/files/codings.js';
import type { StaticFile } from '../platform/http/files/static-files.js';

const UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Only what Swagger UI needs: its own files, its document, and the pictures inside its style sheet. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ASK_AGAIN = { 'Cache-Control': 'no-cache' };
const FOR_MINUTES = { 'Cache-Control': 'public, max-age=300' };

/**
 * A file of its own, because the policy allows no script inside the page.
 *
 * Credentials outlive a reload, not the tab: they are in `sessionStorage`, which no other tab and no other site reads. A
 * script that could read it could as well read the page's memory, and the policy allows only our own.
 *
 * Swagger UI shows a response when it has ended; an event stream that does not end is cut after some seconds.
 *
 * From 150 rows on (groups and operations together) Swagger UI 5.33 keeps only those in view in the page, so that the
 * browser's search finds none of the others (https://github.com/swagger-api/swagger-ui/pull/11024). It has no setting for
 * this and counts for each list, so each group is a list of its own.
 */
const START = `'use strict';
const KEPT = 'frontdesk ' + location.pathname.replace(/\\/$/, '');
const STREAM_MS = 8000;

function keep({ authSelectors }) {
  sessionStorage.setItem(KEPT, JSON.stringify(authSelectors.authorized().toJS()));
}

const afterwards = (action, system) => (...given) => {
  const result = action(...given);
  keep(system);
  return result;
};

async function fetchUntilEnough(url, request) {
  const response = await fetch(url, request);
  if (!/^text\\/event-stream/.test(response.headers.get('content-type') || '')) return response;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const timer = setTimeout(() => void reader.cancel(), STREAM_MS);
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  clearTimeout(timer);
  const { status, statusText, headers } = response;
  return Object.defineProperty(new Response(text, { status, statusText, headers }), 'url', { value: url });
}

const everyGroup = (Operations, { React }) => (given) =>
  given.specSelectors.taggedOperations().keySeq().toArray().map((tag) => {
    const taggedOperations = () => given.specSelectors.taggedOperations().filter((group, name) => name === tag);
    const specSelectors = { ...given.specSelectors, taggedOperations };
    return React.createElement(Operations, { ...given, specSelectors, key: tag });
  });

window.ui = SwaggerUIBundle({
  requestInterceptor: (request) => Object.assign(request, { userFetch: fetchUntilEnough }),
  plugins: [
    { statePlugins: { auth: { wrapActions: { authorize: afterwards, logout: afterwards } } } },
    { wrapComponents: { operations: everyGroup } },
  ],
  onComplete: () => {
    const kept = sessionStorage.getItem(KEPT);
    if (kept) window.ui.authActions.restoreAuthorization({ authorized: JSON.parse(kept) });
  },
  url: new URL('../openapi.json', document.currentScript.src).href,
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: 'none',
  persistAuthorization: false,
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
});
`;

/** A page that shows the `openapi.json` beside it, with all files it needs, by path. */
export function docsPage(path: string, title: string): [string, StaticFile][] {
  const own = { ...ASK_AGAIN, 'Content-Security-Policy': POLICY };
  const page = (base: string) => file('text/html', pageText(title, base), own);
  return [
    [path, page(`./${path.split('/').at(-1) ?? ''}/`)],
    [`${path}/`, page('./')],
    [`${path}/index.html`, page('./')],
    [`${path}/start.js`, file('text/javascript', START, FOR_MINUTES)],
    ...['index.css', 'swagger-ui.css', 'swagger-ui-bundle.js'].map((name): [string, StaticFile] => [
      `${path}/${name}`,
      {
        ...file(name.endsWith('.css') ? 'text/css' : 'text/javascript', part(name), FOR_MINUTES),
        ...codedPart(name),
      },
    ]),
    [
      `${path}/favicon-32x32.png`,
      { type: 'image/png', content: part('favicon-32x32.png'), headers: FOR_MINUTES },
    ],
  ];
}

/** The JSON document, serialised once. */
export function jsonFile(document: object): StaticFile {
  return file('application/json', JSON.stringify(document), ASK_AGAIN);
}

/** JSON that is written and compressed already. */
export function codedFile(content: Buffer, coded: Coded): StaticFile {
  return { ...file('application/json', content, ASK_AGAIN), coded };
}

/** Plain text, which browsers show. */
export function textFile(content: Buffer): StaticFile {
  return file('text/plain', content, ASK_AGAIN);
}

function file(type: string, content: string | Buffer, headers: Record<string, string>): StaticFile {
  return {
    type: `${type}; charset=utf-8`,
    content: typeof content === 'string' ? Buffer.from(content) : content,
    headers,
  };
}

const parts = new Map<string, Buffer>();

/** A file of Swagger UI; both pages share its bytes. */
function part(name: string): Buffer {
  const content = parts.get(name) ?? readFileSync(join(UI, name));
  parts.set(name, content);
  return content;
}

/** Where the build leaves compressed forms of Swagger UI's large files. */
const CODED = join(import.meta.dirname, '..', 'web', 'docs');

function codedPart(name: string): { coded?: Coded } {
  const [br, gzip] = [`${name}.br`, `${name}.gz`].map((each) => join(CODED, each));
  if (!br || !gzip || !existsSync(br) || !existsSync(gzip)) return {};
  return { coded: { br: readFileSync(br), gzip: readFileSync(gzip) } };
}

function pageText(title: string, base: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${base}swagger-ui.css">
<link rel="stylesheet" href="${base}index.css">
<link rel="icon" type="image/png" href="${base}favicon-32x32.png" sizes="32x32">
</head>
<body>
<div id="swagger-ui"></div>
<script src="${base}swagger-ui-bundle.js"></script>
<script src="${base}start.js"></script>
</body>
</html>
`;
}
