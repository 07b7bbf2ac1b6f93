import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { escapeHtml } from '../../kernel/html.js';
import { isId } from '../../kernel/ids.js';
import type { Page } from '../../kernel/pagination.js';
import { wrongMethod } from '../../platform/http/missing-route.js';
import type { ToldDeadLetter } from '../dead-letters/dead-letter.types.js';
import type { DeadLettersService } from '../dead-letters/dead-letters.service.js';

const PAGE_SIZE = 50;
const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid #8886}
code{font-size:.85em;overflow-wrap:anywhere}`;
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The open dead letters as a page to look at, beside bull-board, which shows only what is in Redis. It changes nothing:
 * a browser sends the admin's password along with whatever another website has it send.
 * @param boardPath where bull-board is
 */
export function deadLettersPage(letters: DeadLettersService, boardPath: string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(wrongMethod(request.method, ['GET', 'HEAD']));
      return;
    }
    const { after } = request.query;
    const from = isId(after) ? { after } : {};
    letters
      .list({ limit: PAGE_SIZE, ...from }, { status: 'open' })
      .then((page) => {
        response.set('Content-Security-Policy', POLICY).type('html').send(pageText(page, boardPath));
      })
      .catch(next);
  };
}

function pageText({ data, page }: Page<ToldDeadLetter>, boardPath: string): string {
  const more = page.next === null ? '' : `<p><a href="?after=${page.next}">Older ones</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dead letters – Frontdesk</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p><a href="${boardPath}">Queues</a></p>
<h1>Dead letters</h1>
<p>Jobs that were given up and that nobody has decided on, newest first. To do one once more:
<code>POST /admin/v1/dead-letters/{id}/retry</code>; to give it up for good:
<code>POST /admin/v1/dead-letters/{id}/discard</code> with a reason.</p>
${data.length === 0 ? '<p>There is none.</p>' : tableOf(data)}
${more}
</main>
</body>
</html>
`;
}

const COLUMNS = ['Business', 'About', 'To do', 'Last error', 'Attempts', 'Last failed', 'Id'];

function tableOf(letters: readonly ToldDeadLetter[]): string {
  const head = COLUMNS.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table>
<thead><tr>${head}</tr></thead>
<tbody>
${letters.map(rowOf).join('\n')}
</tbody>
</table>`;
}

function rowOf({ id, tenantName, about, error, attempts, lastFailedAt }: ToldDeadLetter): string {
  const cells = [tenantName, about.subject, about.task, error, String(attempts), lastFailedAt.toISOString()];
  return `<tr>${cells.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}<td><code>${id}</code></td></tr>`;
}
