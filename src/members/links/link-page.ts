import { createHash } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveStaticFiles, type StaticFile } from '../../platform/http/files/static-files.js';
import { countAddress } from '../../platform/limits/count-address.js';
import { RequestLimiter } from '../../platform/limits/request-limiter.js';
import { LINK_PATH } from '../../platform/mail/console-links.js';

const STYLE = `body{font:1.125rem/1.6 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}input,button{font:inherit;width:100%;box-sizing:border-box;padding:.75rem;margin:.25rem 0 1rem}label{display:block}[hidden]{display:none}`;

/** Asks for what the link needs only when the answer says that it is missing; a page that is only opened uses nothing. */
const SCRIPT = `'use strict';
const token = location.hash.slice(1);
const form = document.querySelector('form');
const said = document.querySelector('[role=status]');
const show = (name) => {
  const field = form.elements[name];
  const isNew = field.parentElement.hidden;
  field.parentElement.hidden = false;
  field.required = true;
  if (isNew) field.focus();
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  said.textContent = 'One moment…';
  const body = { token };
  for (const { name, value, required } of form.elements) if (required) body[name] = value;
  try {
    const answer = await fetch('/console/v1/links/redeem', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (answer.ok) {
      form.hidden = true;
      history.replaceState(null, '', location.pathname);
      said.textContent = told.person.name + ', you are signed in to ' + told.tenant.name + ' (' + told.member.role + '). ';
      const go = document.createElement('a');
      go.href = '/console';
      go.textContent = 'Open the console';
      said.append(go);
      go.focus();
      return;
    }
    const missing = (told.errors || []).filter(({ code }) => code === 'missing');
    for (const { pointer } of missing) show(pointer.slice(1));
    said.textContent = missing.length > 0 ? '' : told.detail;
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
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Frontdesk</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Frontdesk</h1>
<form>
<label hidden>Your name <input name="name" maxlength="80" autocomplete="name"></label>
<label hidden>A password of at least 10 characters; if you have an account, its password
<input name="password" type="password" minlength="10" maxlength="200" autocomplete="new-password"></label>
<button>Go on</button>
</form>
<p role="status"></p>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;

/** The page behind the links in mails to members. */
export function publishLinkPage(app: NestExpressApplication): void {
  const file: StaticFile = {
    type: 'text/html; charset=utf-8',
    content: Buffer.from(PAGE),
    headers: { 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY },
  };
  app.use(
    countAddress(app.get(RequestLimiter), (path) => path === LINK_PATH),
    serveStaticFiles(new Map([[LINK_PATH, file]])),
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
