import { createRequire } from 'node:module';
import { sep } from 'node:path';

const require = createRequire(import.meta.url);

/** @typedef {Map<string | symbol, PropertyDescriptor>} Properties */

/** Properties that packages define on the global object when they are loaded, and rely on from then on. @type {Properties} */
const ofPackages = new Map();

/** @type {Map<string, unknown>} exports by path */
const loaded = new Map();

/**
 * Packages whose settings files change, by the end of their paths: notes the settings of one that was just loaded, and
 * gives a function that puts them back.
 * @type {[string, (exports: any) => () => void][]}
 */
const SETTINGS = [
  ['/pg/lib/index.js', parsersOf],
  ['/@nestjs/common/index.js', staticsOfLogger],
];
/** @type {(() => void)[]} */
const backToSettings = [];

/**
 * Loads a module as Node does, once for all files of this worker.
 * @param {string} path  absolute
 * @returns {unknown} its exports
 */
export function requireOnce(path) {
  if (loaded.has(path)) return loaded.get(path);
  const before = new Set(Reflect.ownKeys(globalThis));
  const exports = /** @type {unknown} */ (require(path));
  for (const [key, property] of propertiesOf(globalThis)) if (!before.has(key)) ofPackages.set(key, property);
  loaded.set(path, exports);
  const plain = path.split(sep).join('/');
  for (const [end, note] of SETTINGS) if (plain.endsWith(end)) backToSettings.push(note(exports));
  return exports;
}

/** @typedef {(text: string) => unknown} Parser */

/**
 * @typedef {object} Types  of the driver's values, by the numbers of PostgreSQL
 * @property {Record<string, number>} builtins
 * @property {(oid: number, format: 'text') => Parser} getTypeParser
 * @property {(oid: number, format: 'text', parser: Parser) => void} setTypeParser
 */

/** @param {{types: Types}} driver */
function parsersOf({ types }) {
  const parsers = Object.values(types.builtins).map(
    (oid) => /** @type {const} */ ([oid, types.getTypeParser(oid, 'text')]),
  );
  return () => {
    for (const [oid, parser] of parsers) types.setTypeParser(oid, 'text', parser);
  };
}

/** @param {{Logger: object}} nest */
function staticsOfLogger({ Logger }) {
  const kept = propertiesOf(Logger);
  return () => {
    restore(Logger, kept);
  };
}

/** What a test file may change for all that run after it in this process; taken before the file, and put back after it. */
export class RealmState {
  #globals = propertiesOf(globalThis);
  #process = propertiesOf(process);
  #env = { ...process.env };
  #listeners = listenersOf(process);
  #stackTraceLimit = Error.stackTraceLimit;

  putBack() {
    restore(process, new Map([...this.#process, ...[...propertiesOf(process)].filter(isOfEmitter)]));
    restore(globalThis, new Map([...this.#globals, ...ofPackages]));
    for (const name of Object.keys(process.env))
      if (!(name in this.#env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, this.#env);
    for (const [event, listeners] of listenersOf(process)) {
      const kept = this.#listeners.get(event) ?? [];
      for (const listener of listeners) if (!kept.includes(listener)) process.removeListener(event, listener);
    }
    Error.stackTraceLimit = this.#stackTraceLimit;
    for (const putBack of backToSettings) putBack();
  }
}

/**
 * What an emitter counts its listeners with; it changes with each that is removed.
 * @param {[string | symbol, PropertyDescriptor]} property
 */
function isOfEmitter([key]) {
  return String(key).startsWith('_events');
}

/**
 * @param {object} object
 * @returns {Properties}
 */
function propertiesOf(object) {
  /** @param {string | symbol} key */
  const descriptorOf = (key) =>
    /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(object, key));
  return new Map(Reflect.ownKeys(object).map((key) => [key, descriptorOf(key)]));
}

/**
 * @param {object} object
 * @param {Properties} kept
 */
function restore(object, kept) {
  for (const [key, { configurable }] of propertiesOf(object))
    if (!kept.has(key) && configurable) Reflect.deleteProperty(object, key);
  for (const [key, property] of kept) {
    const now = Object.getOwnPropertyDescriptor(object, key);
    if (now?.value !== property.value || now?.get !== property.get)
      Reflect.defineProperty(object, key, property);
  }
}

/** @param {NodeJS.EventEmitter} emitter */
function listenersOf(emitter) {
  return new Map(
    emitter.eventNames().map((event) => [event, /** @type {(() => void)[]} */ (emitter.rawListeners(event))]),
  );
}
