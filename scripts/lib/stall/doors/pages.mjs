import { NOBODY } from '../../isolation/tenants.mjs';
import { sendMany } from '../send.mjs';

/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../stage.mjs').Stage} Stage */

const CLIENTS = 20;
/** Paths that the documents do not contain; Swagger could serve a YAML beside each JSON document. */
const PAGES = [
  '/docs',
  '/docs/swagger-ui-init.js',
  '/docs-json',
  '/docs-yaml',
  '/openapi.json',
  '/admin/docs',
  '/admin/docs-json',
  '/admin/docs-yaml',
  '/admin/openapi.json',
  '/demo',
  `/demo?shop=${'a'.repeat(8000)}`,
  '/widget.js',
  '/assets/nothing.js',
  '/',
  '/nowhere',
  '/favicon.ico',
  '/metrics',
];

/**
 * Pages and files, requested by twenty clients at once.
 * @param {Stage} stage
 * @returns {Door[]}
 */
export function pages({ url, world }) {
  const open = world.operations
    .filter(({ method, doors, path }) => method === 'GET' && doors.length === 0 && path !== '/health/live')
    .map(({ path }) => path);
  return [...new Set([...PAGES, ...open])].map((path) => ({
    name: `GET ${path.slice(0, 30)}, nobody`,
    inputs: [
      { name: `${CLIENTS} clients`, send: () => sendMany(url, NOBODY, { method: 'GET', path }, CLIENTS) },
    ],
  }));
}
