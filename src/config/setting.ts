import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isPath, isPlaceholder } from './values/placeholder.js';

/** Metadata of a variable; the README's table and the log redaction are generated from it. */
export interface SettingMeta {
  /** The environment variable. */
  env: string;
  description: string;
  /** Without a default the variable is required. */
  default?: string;
  /** Must never be logged or shown. May stand in a file, which `<env>_FILE` names. */
  secret?: boolean;
  /** A secret that another's server gives: a private one may take any, such as `none`. */
  isGiven?: boolean;
  /** The variable names the secret's file by itself. */
  isFile?: boolean;
}

const SETTINGS = Symbol('settings');

type SettingTable = Map<string, SettingMeta>;

/** Declares a property of a config class as read from the environment. */
export function Setting(meta: SettingMeta): PropertyDecorator {
  return (target, property) => {
    const table = settingsOf(target.constructor);
    table.set(String(property), meta);
    Reflect.defineMetadata(SETTINGS, table, target.constructor);
  };
}

export function settingsOf(type: object): SettingTable {
  return (Reflect.getMetadata(SETTINGS, type) as SettingTable | undefined) ?? new Map<string, SettingMeta>();
}

/**
 * Reads config classes from an environment, validated and frozen. No secret may be the path of a file, and
 * in production none of our own an example's.
 * @throws Error naming every variable that is missing or wrong, never its value.
 */
export function readSettings(
  types: ClassConstructor<object>[],
  env: NodeJS.ProcessEnv,
): Map<unknown, object> {
  const problems: string[] = [];
  const configs = new Map<unknown, object>();
  for (const type of types) {
    const raw = rawValues(type, env, problems);
    const config = plainToInstance(type, raw);
    problems.push(...problemsOf(config, settingsOf(type)));
    problems.push(...pathsIn(raw, settingsOf(type)));
    if (env['NODE_ENV'] === 'production') problems.push(...placeholdersIn(raw, settingsOf(type)));
    configs.set(type, Object.freeze(config));
  }
  if (problems.length > 0) throw new Error(`The configuration is not valid.\n  ${problems.join('\n  ')}`);
  return configs;
}

/** Removes the secrets from an environment, so that no later dump of it, and no thread or child, has them. */
export function forgetSecretsOf(types: ClassConstructor<object>[], env: NodeJS.ProcessEnv): void {
  for (const type of types)
    for (const { env: name, secret } of settingsOf(type).values())
      if (secret) Reflect.deleteProperty(env, name);
}

function rawValues(type: object, env: NodeJS.ProcessEnv, problems: string[]): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [property, meta] of settingsOf(type)) {
    // An empty variable counts as absent, because compose files and shells produce empty ones.
    const value = env[meta.env] || fromFile(meta, env, problems) || meta.default;
    if (value !== undefined) raw[property] = value;
  }
  return raw;
}

/** A secret that is mounted: without the line's end that editors and `echo` write. */
function fromFile({ env: name, secret }: SettingMeta, env: NodeJS.ProcessEnv, problems: string[]): string {
  const file = secret ? env[`${name}_FILE`] : undefined;
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    problems.push(`${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    return '';
  }
}

/** They would be taken for the secret itself, which anybody who knows the deployment could guess. */
function pathsIn(raw: Record<string, string>, table: SettingTable): string[] {
  return [...table]
    .filter(([property, { secret, isFile }]) => secret && !isFile && isPath(raw[property] ?? ''))
    .map(
      ([, { env }]) => `${env} is the path of a file: name the file in ${env}_FILE, and leave ${env} empty`,
    );
}

function placeholdersIn(raw: Record<string, string>, table: SettingTable): string[] {
  return [...table]
    .filter(([, { secret, isGiven, isFile }]) => secret && !isGiven && !isFile)
    .filter(([property]) => isPlaceholder(raw[property] ?? ''))
    .map(([, { env, description }]) => `${env} is a placeholder, which everybody knows (${description})`);
}

function problemsOf(config: object, table: SettingTable): string[] {
  return validateSync(config).map((error) => {
    const meta = table.get(error.property);
    const reasons = Object.values(error.constraints ?? {}).join('; ');
    return `${meta?.env ?? error.property} ${reasons.replaceAll(`${error.property} `, '')} (${meta?.description ?? ''})`;
  });
}
