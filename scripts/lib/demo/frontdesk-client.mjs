import { PlainError } from '../system/terminal.mjs';

/** An error response of Frontdesk. */
export class FrontdeskError extends PlainError {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * Calls Frontdesk's API.
 * @template T
 * @param {{url: string, key: string}} target
 * @param {'GET' | 'POST' | 'PUT' | 'PATCH'} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<T>} the JSON answer
 * @throws FrontdeskError with the problem's text
 */
export async function callFrontdesk(target, method, path, body, headers = {}) {
  const response = await fetch(new URL(path, target.url), {
    method,
    headers: {
      authorization: `Bearer ${target.key}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (response.ok) return /** @type {T} */ (text === '' ? undefined : JSON.parse(text));
  throw new FrontdeskError(
    `${method} ${path} was answered ${response.status}: ${problemOf(text)}`,
    response.status,
  );
}

/** @param {string} text  usually an RFC 9457 problem */
function problemOf(text) {
  try {
    /** @type {{title?: string, detail?: string, errors?: {pointer?: string, detail?: string}[]}} */
    const problem = JSON.parse(text);
    const errors = (problem.errors ?? [])
      .slice(0, 5)
      .map(({ pointer, detail }) => `${pointer ?? ''} ${detail ?? ''}`);
    return [problem.detail ?? problem.title, ...errors].join('; ');
  } catch {
    return text.slice(0, 300);
  }
}
