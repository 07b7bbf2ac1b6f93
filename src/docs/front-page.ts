import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { wrongMethod } from '../platform/http/missing-route.js';
import { GUIDE_PATH } from './introduction.js';

interface Link {
  /** In the JSON answer. */
  name: string;
  path: string;
  /** For people. */
  text: string;
}

const LINKS: Link[] = [
  { name: 'docs', path: '/docs', text: 'The API for businesses, to read and try' },
  { name: 'openapi', path: '/openapi.json', text: 'Its OpenAPI document' },
  { name: 'guide', path: GUIDE_PATH, text: 'The guide to the API' },
  { name: 'adminDocs', path: '/admin/docs', text: 'The API for the platform’s operator' },
  { name: 'adminOpenapi', path: '/admin/openapi.json', text: 'Its OpenAPI document' },
  { name: 'health', path: '/health', text: 'Whether everything runs' },
];
const DEMO: Link = { name: 'demo', path: '/demo', text: 'The demo shops, with the chat' };

const STYLE = `body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}`;
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * What is at `/`: where to go from there, as a page for browsers and as JSON for programs (`Accept`).
 * @param embedded Whether there is a demo.
 */
export function frontPage(embedded: boolean): RequestHandler {
  const links = embedded ? [DEMO, ...LINKS] : LINKS;
  const json = { name: 'Frontdesk', links: Object.fromEntries(links.map(({ name, path }) => [name, path])) };
  const html = pageText(links);
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.path !== '/') {
      next();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(wrongMethod(request.method, ['GET', 'HEAD']));
      return;
    }
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept' });
    // A program that accepts everything gets JSON; a browser names HTML.
    if (request.accepts(['json', 'html']) !== 'html') response.json(json);
    else response.set('Content-Security-Policy', POLICY).type('html').send(html);
  };
}

function pageText(links: Link[]): string {
  const items = links.map(({ path, text }) => `<li><a href="${path}">${path}</a>: ${text}</li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Frontdesk</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Frontdesk</h1>
<p>Frontdesk answers the customers of small businesses. It runs here.</p>
<ul>
${items.join('\n')}
</ul>
</main>
</body>
</html>
`;
}
