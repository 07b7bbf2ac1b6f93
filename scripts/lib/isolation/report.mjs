import { PUBLIC, SIGNED } from './tenants.mjs';

const SHOWN_OF_A_CHECK = 5;

/** @typedef {import('./findings.mjs').Check} Check */
/** @typedef {import('./findings.mjs').Finding} Finding */
/** @typedef {import('./world.mjs').World} World */

/**
 * @typedef {object} Outcome
 * @property {World} world
 * @property {Check[]} checks
 * @property {string} cleared  what was done with the tenants
 * @property {number} seconds
 */

/** @param {Outcome} outcome */
export function findingsOf({ world, checks }) {
  return [world.setUp, ...checks].flatMap(({ findings }) => findings);
}

/**
 * The report for people.
 * @param {Outcome} outcome
 */
export function textReport(outcome) {
  const { world, checks, cleared, seconds } = outcome;
  const guarded = world.operations.filter(({ doors }) => doors.length > 0).length;
  const made = Object.values(world.tenants).map(({ name, slug }) => `${name} ${slug}`);
  const open = world.operations.filter(({ doors }) => doors.length === 0).map(({ name }) => name);
  const all = findingsOf(outcome);
  return [
    `Isolation of ${world.wire.url}`,
    '',
    `  operations   ${world.operations.length} documented, ${guarded} of them behind a credential`,
    `  open to all  ${open.join(', ')}`,
    `  tenants      ${made.join(', ')}; ${describeObjects(world)}`,
    '',
    `  ${'check'.padEnd(60)}${'tried'.padStart(7)}${'requests'.padStart(10)}${'found'.padStart(7)}`,
    ...[world.setUp, ...checks].sort(byNumber).map((check) => row(check, all)),
    '',
    ...[...new Set(all.map(({ check }) => check))].flatMap((number) => describeAll(number, all)),
    cleared,
    summary(outcome, all, seconds),
  ].join('\n');
}

/**
 * @param {Check} left
 * @param {Check} right
 */
function byNumber(left, right) {
  return Number(left.number) - Number(right.number);
}

/** @param {World} world */
function describeObjects(world) {
  const counts = world
    .kinds()
    .map((kind) => `${world.b.idsOf(kind).length} ${kind.split('/').slice(2).join('/')}`);
  return `each with ${counts.join(', ')}`;
}

/**
 * @param {Check} check
 * @param {Finding[]} all
 */
function row(check, all) {
  const found = all.filter((finding) => finding.check === check.number).length;
  const verdict = found > 0 ? '✗' : check.requests > 0 ? '✓' : '–';
  const title = `${verdict} ${check.number.padStart(2)}  ${check.title}`;
  const line = `  ${title.padEnd(60)}${String(check.tried).padStart(7)}${String(check.requests).padStart(10)}${String(found).padStart(7)}`;
  return [line, ...check.notes.map((note) => `         ${note}`)].join('\n');
}

/**
 * Shows the first few findings of a check, because one cause often has many.
 * @param {string} number
 * @param {Finding[]} all
 */
function describeAll(number, all) {
  const own = all.filter(({ check }) => check === number);
  const more = own.length - SHOWN_OF_A_CHECK;
  return [
    ...own.slice(0, SHOWN_OF_A_CHECK).flatMap((finding) => describe(finding, all.indexOf(finding) + 1)),
    ...(more > 0 ? [`… and ${more} more of check ${number}; --json FILE writes them all.`, ''] : []),
  ];
}

/**
 * @param {Finding} finding
 * @param {number} number
 */
function describe({ check, title, request, expected, got, times }, number) {
  return [
    `Finding ${number}  (check ${check})  ${title}${times > 1 ? `, ${times} times` : ''}`,
    ...(request === '' ? [] : [`  request   ${request}`]),
    `  expected  ${oneLine(expected)}`,
    `  got       ${oneLine(got)}`,
    '',
  ];
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * @param {Outcome} outcome
 * @param {Finding[]} all
 * @param {number} seconds
 */
function summary({ world, checks }, all, seconds) {
  const attacked = new Set(checks.flatMap((check) => [...check.attacked])).size;
  const did = `${checks.length} checks, ${attacked} operations attacked, ${world.wire.requests} requests in ${seconds.toFixed(0)} s`;
  const held = world.wire.heldBack > 0 ? ` (${world.wire.heldBack} waited for a rate limit)` : '';
  return `${did}${held}: ${all.length === 0 ? 'nothing found.' : `${all.length} found.`}`;
}

/**
 * The report for machines.
 * @param {Outcome} outcome
 */
export function jsonReport(outcome) {
  const { world, checks, cleared, seconds } = outcome;
  return {
    url: world.wire.url,
    seconds,
    requests: world.wire.requests,
    cleared,
    public: [...PUBLIC, ...SIGNED],
    operations: world.operations.map(({ name }) => name),
    checks: [world.setUp, ...checks].map((check) => ({
      number: check.number,
      title: check.title,
      tried: check.tried,
      requests: check.requests,
      attacked: [...check.attacked],
      notes: check.notes,
      milliseconds: Math.round(check.milliseconds),
    })),
    findings: findingsOf(outcome),
  };
}
