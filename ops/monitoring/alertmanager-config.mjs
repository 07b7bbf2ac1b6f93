import { parse, stringify } from 'yaml';

/** @typedef {Record<string, string | undefined>} Env */
/** @typedef {{receiver?: string, routes?: Route[]} & Record<string, unknown>} Route */
/** @typedef {{name: string} & Record<string, unknown>} Receiver */
/** @typedef {{route: Route, receivers: Receiver[]} & Record<string, unknown>} Config */

const VARIABLE = /\$\{(\w+)\}/g;
const NOTIFIERS = /_configs$/;
/** By which variable each receiver can be reached, for the message. */
const WAYS = /** @type {Record<string, string>} */ ({
  page: 'ALERT_PAGERDUTY_KEY, ALERT_SLACK_URL, ALERT_WEBHOOK_URL or ALERT_EMAIL_TO',
  ticket: 'ALERT_SLACK_URL, ALERT_WEBHOOK_URL or ALERT_EMAIL_TO',
  escalation:
    'ALERT_ESCALATION_PAGERDUTY_KEY, ALERT_ESCALATION_SLACK_URL, ALERT_ESCALATION_WEBHOOK_URL or ALERT_ESCALATION_EMAIL_TO',
  heartbeat: 'ALERT_HEARTBEAT_URL',
});

/** An alert that nobody would hear of. */
export class UnheardError extends Error {}

/**
 * Alertmanager's configuration for an installation.
 * @param {string} template  alertmanager.yml, with `${NAME}` for variables
 * @param {Env} env  a way of telling whose variable is empty or missing is left out
 * @returns {string} YAML
 * @throws UnheardError naming each receiver of a route that nobody is subscribed to, and the variables that would do it
 */
export function alertmanagerConfig(template, env) {
  const variables = withMailServer(env);
  const config = /** @type {Config} */ (fill(parse(template), variables));
  config.receivers = config.receivers.map(withoutEmptyWays);
  refuseUnheard(config);
  return stringify(config, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/**
 * @param {Receiver} receiver
 * @returns {Receiver}
 */
function withoutEmptyWays(receiver) {
  const entries = Object.entries(receiver).map(([key, value]) => [
    key,
    NOTIFIERS.test(key) ? /** @type {unknown[]} */ (value).filter(Boolean) : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** @param {Config} config */
function refuseUnheard({ route, receivers }) {
  const heard = new Set(
    receivers.filter((one) => Object.keys(one).some((key) => NOTIFIERS.test(key))).map(({ name }) => name),
  );
  const unheard = [...new Set(receiversOf(route))].filter((name) => !heard.has(name));
  if (unheard.length === 0) return;
  const lines = unheard.map((name) => `  ${name}: set ${WAYS[name] ?? 'a way of telling'}`);
  throw new UnheardError(`Alerts would reach nobody:\n${lines.join('\n')}`);
}

/**
 * @param {Route} route
 * @returns {string[]} the receivers that it and those below it name
 */
export function receiversOf({ receiver, routes = [] }) {
  return [...(receiver === undefined ? [] : [receiver]), ...routes.flatMap(receiversOf)];
}

/**
 * The variables of SMTP_URL in Alertmanager's own form. Mail is a way of telling only where there is a mail server.
 * @param {Env} env
 * @returns {Env}
 */
function withMailServer(env) {
  const base = { ALERT_PAGERDUTY_URL: 'https://events.pagerduty.com/v2/enqueue', ...withoutEmpty(env) };
  if (!env.SMTP_URL || !env.MAIL_FROM)
    return { ...base, ALERT_EMAIL_TO: undefined, ALERT_ESCALATION_EMAIL_TO: undefined };
  const { protocol, hostname, port, username, password } = new URL(env.SMTP_URL);
  const usual = protocol === 'smtps:' ? '465' : '587';
  return {
    ...base,
    SMTP_HOST: `${hostname}:${port || usual}`,
    SMTP_USER: decodeURIComponent(username),
    SMTP_PASSWORD: decodeURIComponent(password),
    // Alertmanager speaks TLS from the first byte on port 465 only; elsewhere it asks for it when the server has it.
    SMTP_STARTTLS: String(protocol === 'smtp:' && username !== ''),
  };
}

/**
 * @param {Env} env
 * @returns {Env}
 */
function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

/**
 * @param {unknown} value
 * @param {Env} env
 * @returns {unknown} with the variables put in; undefined for a text, or an element of a list, that lacks one
 */
function fill(value, env) {
  if (typeof value === 'string') return fillText(value, env);
  if (Array.isArray(value)) return value.map((one) => fillElement(one, env));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).map(([key, one]) => [key, fill(one, env)]);
  return Object.fromEntries(filled.filter(([, one]) => one !== undefined));
}

/**
 * @param {unknown} value
 * @param {Env} env
 */
function fillElement(value, env) {
  const filled = fill(value, env);
  const lacks = isObject(value) && Object.keys(value).some((key) => isObject(filled) && !(key in filled));
  return lacks ? undefined : filled;
}

/**
 * @param {string} text
 * @param {Env} env
 */
function fillText(text, env) {
  const names = [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
  if (names.some((name) => !env[name])) return undefined;
  const filled = text.replace(VARIABLE, (_, /** @type {string} */ name) => env[name] ?? '');
  return filled === 'true' || filled === 'false' ? filled === 'true' : filled;
}

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
