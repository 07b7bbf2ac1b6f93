import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { StaticFile } from '../platform/http/static-files.js';

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

/** A file of its own, because the policy allows no script inside the page. No credential is stored. */
const START = `'use strict';
window.ui = SwaggerUIBundle({
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
      file(name.endsWith('.css') ? 'text/css' : 'text/javascript', part(name), FOR_MINUTES),
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
