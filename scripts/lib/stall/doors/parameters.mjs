import { credentialFor, ownPath } from '../access.mjs';
import { hintsOf } from '../places.mjs';
import { send } from '../send.mjs';
import { PATTERNS } from '../texts.mjs';
import { NOBODY } from '../../isolation/tenants.mjs';

/** @typedef {import('../../isolation/documents.mjs').Operation} Operation */
/** @typedef {import('../../isolation/documents.mjs').Parameter} Parameter */
/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../measure.mjs').Input} Input */
/** @typedef {import('../stage.mjs').Stage} Stage */

/** Node refuses a request line and headers of more than 16 KB together. */
const LONGEST = 15_000;
/** An escaped character takes up to three; a header is not escaped and gets half of the space. */
const PATTERN = 5000;
const COMMON_HEADERS = [
  'accept',
  'accept-language',
  'cookie',
  'forwarded',
  'origin',
  'traceparent',
  'user-agent',
  'x-forwarded-for',
  'x-request-id',
];

/**
 * Every parameter in a path, a query or a header, and the headers that every server reads.
 * @param {Stage} stage
 * @returns {Door[]}
 */
export function parameters(stage) {
  const doors = stage.world.operations
    .filter(({ parameters: own }) => own.length > 0)
    .map((operation) => ({
      name: `${operation.name}: parameters`,
      inputs: operation.parameters.flatMap((parameter) => inputsFor(stage, operation, parameter)),
    }));
  return [...doors, headers(stage)];
}

/**
 * @param {Stage} stage
 * @param {Operation} operation
 * @param {Parameter} parameter
 * @returns {Input[]}
 */
function inputsFor(stage, operation, parameter) {
  const hints = hintsOf(parameter);
  const fitting = PATTERNS.filter(({ fits }) => hints.some((hint) => fits.test(hint)));
  const values = [
    { name: 'letters', value: 'a'.repeat(LONGEST) },
    { name: 'escapes', value: '%61'.repeat(LONGEST / 3) },
    { name: 'digits', value: '1'.repeat(LONGEST) },
    ...fitting.map(({ name, make }) => ({
      name,
      value: encodeURIComponent(make(PATTERN)).slice(0, LONGEST),
    })),
  ];
  return values.map(({ name, value }) => ({
    name: `${parameter.in} ${parameter.name} ${name}`,
    send: async () => {
      const request = { method: operation.method, ...placed(stage, operation, parameter, value) };
      return [(await send(stage.url, credentialOf(stage, operation), request)).status];
    },
  }));
}

/**
 * @param {Stage} stage
 * @param {Operation} operation
 */
function credentialOf(stage, operation) {
  return operation.doors.length === 0 ? NOBODY : credentialFor(stage, operation);
}

/**
 * @param {Stage} stage
 * @param {Operation} operation
 * @param {Parameter} parameter
 * @param {string} value
 * @returns {{path: string, headers?: Record<string, string>}}
 */
function placed(stage, operation, parameter, value) {
  if (parameter.in === 'path') {
    return { path: operation.path.replace(`{${parameter.name}}`, value).replace(/\{[^}]+\}/g, 'x') };
  }
  const path = ownPath(stage, operation);
  if (parameter.in === 'query') return { path: `${path}?${parameter.name}=${value}` };
  return { path, headers: { [parameter.name.toLowerCase()]: value } };
}

/**
 * @param {Stage} stage
 * @returns {Door}
 */
function headers({ url, world }) {
  const long = COMMON_HEADERS.flatMap((name) =>
    ['a', 'a,;=', '1.1.1.1, '].map((part) => ({
      name: `${name}: ${part}…`,
      headers: { [name]: part.repeat(LONGEST / part.length).trim() },
    })),
  );
  const tokens = ['a', 'fd_live_', 'eyJ0.'].map((part) => ({
    name: `authorization: ${part}…`,
    headers: { authorization: `Bearer ${part.repeat(LONGEST / part.length)}` },
  }));
  return {
    name: 'long headers',
    inputs: [...long, ...tokens].map((each) => ({
      name: each.name,
      send: async () => {
        const request = { method: 'GET', path: '/widget/v1/config', headers: each.headers };
        return [(await send(url, world.a.publishable, request)).status];
      },
    })),
  };
}
