import { createHash } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { serveStaticFiles, type StaticFile } from '../platform/http/files/static-files.js';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';

const PATH = '/alerts/acknowledge';

const STYLE = `body{font:1.25rem/1.6 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}input,button{font:inherit;width:100%;box-sizing:border-box;padding:.75rem;margin:.5rem 0}`;

const SCRIPT = `'use strict';
const [id, secret] = location.hash.slice(1).split('.');
const form = document.querySelector('form');
const said = document.querySelector('[role=status]');
form.by.value = localStorage.getItem('frontdesk-on-call') || '';
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const by = form.by.value.trim();
  localStorage.setItem('frontdesk-on-call', by);
  said.textContent = 'One moment…';
  try {
    const answer = await fetch('${PATH}', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, secret, by }),
    });
    if (answer.ok) form.hidden = true;
    if (answer.ok) said.textContent = 'Thank you. Nobody else is called.';
    else if (answer.status === 404) said.textContent = 'This link is of no alert.';
    else said.textContent = 'Not taken (' + answer.status + '). Try again.';
  } catch {
    said.textContent = 'No answer. Try again.';
  }
});
`;

const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>I have it</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>An alert waits for you</h1>
<form>
<label>Your name <input name="by" required maxlength="80" autocomplete="name"></label>
<button>I have it</button>
</form>
<p role="status"></p>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;

/** The page behind the link of an alert: a name and a button. */
export function publishAcknowledgePage(app: NestExpressApplication): void {
  const file: StaticFile = {
    type: 'text/html; charset=utf-8',
    content: Buffer.from(PAGE),
    headers: { 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY },
  };
  const serve = serveStaticFiles(new Map([[PATH, file]]));
  const count = countAddress(app.get(RequestLimiter), (path) => path === PATH);
  // A POST is the controller's, whose guard counts it.
  app.use(unlessPosted(count), unlessPosted(serve));
}

function unlessPosted(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'POST') next();
    else return handler(request, response, next);
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
