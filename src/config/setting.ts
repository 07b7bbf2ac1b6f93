import 'reflect-metadata';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';

/** What stands beside every variable: the README's table and the log redaction are made from it. */
export interface SettingMeta {
  /** The environment variable. */
  env: string;
  description: string;
  /** Absent: the variable is required. */
  default?: string;
  /** Never logged or shown. */
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
 * Reads one config class from an environment, validated and frozen.
 * @throws Error naming every variable that is missing or wrong, never its value.
 */
export function readSettings<T extends object>(type: ClassConstructor<T>, env: NodeJS.ProcessEnv): T {
  const table = settingsOf(type);
  const raw: Record<string, string> = {};
  for (const [property, meta] of table) {
    const value = env[meta.env] ?? meta.default;
    if (value !== undefined && value !== '') raw[property] = value;
  }
  const config = plainToInstance(type, raw, { exposeDefaultValues: true });
  const problems = validateSync(config, { skipMissingProperties: false }).map((error) => {
    const meta = table.get(error.property);
    const reasons = Object.values(error.constraints ?? {}).join('; ');
    return `${meta?.env ?? error.property}: ${reasons.replaceAll(error.property, 'it')} (${meta?.description ?? ''})`;
  });
  if (problems.length > 0) throw new Error(`The configuration is not valid.\n  ${problems.join('\n  ')}`);
  return Object.freeze(config);
}
