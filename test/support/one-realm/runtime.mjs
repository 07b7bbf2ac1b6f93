import { statSync } from 'node:fs';
import { sep } from 'node:path';
import { constants, Script } from 'node:vm';
import jestRuntime from 'jest-runtime';
import { requireOnce } from './realm.mjs';

/** @typedef {import('@jest/transform').TransformResult} TransformResult */
/** @typedef {(from: string, name?: string, options?: unknown, isActual?: boolean) => unknown} Load */

/**
 * @typedef {object} Resolution
 * @property {(name: string) => boolean} isCoreModule
 * @property {(from: string, name: string) => string} resolveCjs
 * @property {(path: string) => boolean} shouldLoadAsEsm
 */

/**
 * @typedef {object} TransformCache
 * @property {(file: string, options?: unknown) => string} transform
 * @property {Map<string, TransformResult>} transforms
 * @property {Map<string, string>} sourceMaps
 */

/**
 * @typedef {object} Parts  of Jest's runtime, whose types do not tell them
 * @property {{requireModule: Load}} cjsLoader
 * @property {{compile: (source: string, file: string) => unknown, injectedModuleParameters: string[]}} executor
 * @property {TransformCache} transformCache
 * @property {Resolution} _resolution
 */

/** The package's own types take it for CommonJS. */
const Base = /** @type {typeof jestRuntime.default} */ (/** @type {unknown} */ (jestRuntime));

const PACKAGES = `${sep}node_modules${sep}`;
/** Keeps what it knows of the file that runs, so it is evaluated anew for each. */
const CIRCUS = `${PACKAGES}jest-circus${sep}`;

/** @type {Map<string, {version: string, result: TransformResult}>} by file */
const transformed = new Map();
/** @type {Map<string, {source: string, script: Script}>} by file */
const compiled = new Map();

/**
 * Jest's module loader for `environment.mjs`. Each test file evaluates the modules of the product and of the tests anew,
 * from code that is transformed and compiled once for a worker. Packages and ES modules (`scripts/`) are loaded by Node,
 * once for a worker.
 */
export default class OneRealmRuntime extends Base {
  /** @param {ConstructorParameters<typeof Base>} given */
  constructor(...given) {
    super(...given);
    const { cjsLoader, executor, transformCache, _resolution } = /** @type {Parts} */ (
      /** @type {unknown} */ (this)
    );
    executor.compile = (source, file) => functionOf(source, file, executor.injectedModuleParameters);
    cjsLoader.requireModule = loading(cjsLoader.requireModule.bind(cjsLoader), _resolution);
    transformCache.transform = transforming(transformCache.transform.bind(transformCache), transformCache);
  }
}

// Jest's gives one file's modules to packages, and these outlive the file.
Reflect.defineProperty(OneRealmRuntime.prototype, 'installGetBuiltinModule', { value: () => undefined });

/**
 * @param {Load} load  Jest's
 * @param {Resolution} resolution
 * @returns {Load}
 */
function loading(load, resolution) {
  return (from, name, options, isActual) => {
    if (!name || resolution.isCoreModule(name)) return load(from, name, options, isActual);
    const path = resolution.resolveCjs(from, name);
    return isForNode(path, resolution) ? requireOnce(path) : load(from, name, options, isActual);
  };
}

/**
 * @param {string} path
 * @param {Resolution} resolution
 */
function isForNode(path, resolution) {
  return path.includes(PACKAGES) ? !path.includes(CIRCUS) : resolution.shouldLoadAsEsm(path);
}

/**
 * Transforms a file again only when it has changed.
 * @param {TransformCache['transform']} transform  Jest's
 * @param {TransformCache} cache
 * @returns {TransformCache['transform']}
 */
function transforming(transform, cache) {
  return (file, options) => {
    const { mtimeMs, size } = statSync(file);
    const version = `${mtimeMs} ${size}`;
    const known = transformed.get(file);
    if (known?.version !== version) {
      const code = transform(file, options);
      const result = cache.transforms.get(file);
      if (result) transformed.set(file, { version, result });
      return code;
    }
    const { result } = known;
    cache.transforms.set(file, result);
    if (result.sourceMapPath) cache.sourceMaps.set(file, result.sourceMapPath);
    return result.code;
  };
}

/**
 * The function around a module's code. Evaluated again, it has the byte code of the first time.
 * @param {string} source
 * @param {string} file
 * @param {string[]} parameters
 * @returns {unknown}
 */
function functionOf(source, file, parameters) {
  const known = compiled.get(file);
  if (known?.source === source) return known.script.runInThisContext();
  const script = new Script(`(function(${parameters.join(',')}){${source}\n})`, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  compiled.set(file, { source, script });
  return script.runInThisContext();
}
