import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(import.meta.dirname, '..', '..');
export const MONITORING = join(ROOT, 'ops', 'monitoring');
const RULES = join(MONITORING, 'rules');
export const RUNBOOKS = join(ROOT, 'docs', 'runbooks');

/** Sent by the product, not by a rule. */
export const SENT_BY_THE_PRODUCT = ['AlertTest'];

export interface Rule {
  alert?: string;
  record?: string;
  expr: string;
  for?: string;
  labels?: { severity?: string };
  annotations?: { summary?: string; runbook?: string };
}

export type AlertRule = Rule & { alert: string };

export function rulePaths(ending: '.rules.yml' | '.test.yml'): string[] {
  return readdirSync(RULES)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(RULES, name));
}

export function readRules(): Rule[] {
  return rulePaths('.rules.yml').flatMap((path) => {
    const { groups } = parse(readFileSync(path, 'utf8')) as { groups: { rules: Rule[] }[] };
    return groups.flatMap(({ rules }) => rules);
  });
}

export function readAlerts(): AlertRule[] {
  return readRules().flatMap((rule) => (rule.alert === undefined ? [] : [{ ...rule, alert: rule.alert }]));
}

/** `DiskAlmostFull` as `disk-almost-full`. */
export function pageName(alert: string): string {
  return alert.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

export const TEMPLATE = readFileSync(join(MONITORING, 'alertmanager.yml'), 'utf8');

/** Every way of telling, at receivers that nobody calls. */
export const EVERY_WAY = {
  SMTP_URL: 'smtps://desk:p%40ss@mail.example.com:465',
  MAIL_FROM: 'Frontdesk <desk@example.com>',
  ALERT_HEARTBEAT_URL: 'https://heartbeat.example.com/1',
  ALERT_PAGERDUTY_KEY: 'key-of-the-first',
  ALERT_SLACK_URL: 'https://slack.example.com/1',
  ALERT_WEBHOOK_URL: 'https://hook.example.com/1',
  ALERT_EMAIL_TO: 'first@example.com',
  ALERT_ESCALATION_PAGERDUTY_KEY: 'key-of-the-second',
  ALERT_ESCALATION_SLACK_URL: 'https://slack.example.com/2',
  ALERT_ESCALATION_WEBHOOK_URL: 'https://hook.example.com/2',
  ALERT_ESCALATION_EMAIL_TO: 'second@example.com',
};
