import 'reflect-metadata';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Metadata of a variable; the README's table and the log redaction are generated from it. */
export interface SettingMeta {
  /** The environment variable. */
  env: string;
  description: string;
  /** Without a default the variable is required. */
  default?: string;
  /** Must never be logged or shown. */
  secret?: boolean;
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
 * Reads config classes from an environment, validated and frozen.
 * @throws Error naming every variable that is missing or wrong, never its value.
 */
export function readSettings(
  types: ClassConstructor<object>[],
  env: NodeJS.ProcessEnv,
): Map<unknown, object> {
  const problems: string[] = [];
  const configs = new Map<unknown, object>();
  for (const type of types) {
    const config = plainToInstance(type, rawValues(type, env));
    problems.push(...problemsOf(config, settingsOf(type)));
    configs.set(type, Object.freeze(config));
  }
  if (problems.length > 0) throw new Error(`The configuration is not valid.\n  ${problems.join('\n  ')}`);
  return configs;
}

function rawValues(type: object, env: NodeJS.ProcessEnv): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [property, meta] of settingsOf(type)) {
    // An empty variable counts as absent, because compose files and shells produce empty ones.
    const value = env[meta.env] === '' ? meta.default : (env[meta.env] ?? meta.default);
    if (value !== undefined) raw[property] = value;
  }
  return raw;
}

function problemsOf(config: object, table: SettingTable): string[] {
  return validateSync(config).map((error) => {
    const meta = table.get(error.property);
    const reasons = Object.values(error.constraints ?? {}).join('; ');
    return `${meta?.env ?? error.property} ${reasons.replaceAll(`${error.property} `, '')} (${meta?.description ?? ''})`;
  });
}
