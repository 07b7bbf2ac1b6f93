import { NotFoundException } from '@nestjs/common';
import type { Request } from 'express';
import type { DomainError } from '../../kernel/errors.js';
import { isId } from '../../kernel/ids.js';
import { HTTP_ERRORS } from './http.errors.js';

/** The part of Express's router (router 2) that tells which methods a path takes. */
interface Layer {
  /** Absent for middleware. */
  route?: { path: string; methods: Record<string, boolean> };
  /** @throws on a path that is not valid percent-encoding. */
  match(path: string): unknown;
}

/**
 * The refusal of a request that no route took: 405 when the path takes other methods, else 404 that says where the
 * documents are.
 * @returns null when the framework threw something else
 */
export function missingRoute(thrown: unknown, request: Request): DomainError | null {
  // Our own code throws DomainErrors; this class comes from the framework alone, when its router found nothing.
  if (!(thrown instanceof NotFoundException) || thrown.cause !== undefined) return null;
  const methods = allowed(request);
  if (methods.length > 0) return wrongMethod(request.method, methods);
  const base = request.path.startsWith('/admin') ? '/admin' : '';
  return HTTP_ERRORS.no_such_route(
    `There is nothing at this path. What there is stands at ${base}/docs and in ${base}/openapi.json.`,
  );
}

/**
 * The refusal of a request whose path is the name of a route that takes other methods, and that a route with an id took
 * therefore: `PATCH /v1/products/search` is about no product.
 */
export function wrongMethodOfName(request: Request): DomainError | null {
  if (Object.values(request.params).every((value) => isId(String(value)))) return null;
  const methods = methodsOf(request, isNamed);
  return methods.length > 0 ? wrongMethod(request.method, methods) : null;
}

/** @param allow The methods that the path takes. */
export function wrongMethod(method: string, allow: string[]): DomainError {
  const detail = `This path does not take ${method}. It takes ${allow.join(', ')}.`;
  return HTTP_ERRORS.method_not_allowed(detail, { allow });
}

type Route = NonNullable<Layer['route']>;

/** Of the path's own name, or else of what it is an id of. */
function allowed(request: Request): string[] {
  const named = methodsOf(request, isNamed);
  return named.length > 0 ? named : methodsOf(request, () => true);
}

function isNamed({ path }: Route): boolean {
  return !path.includes(':');
}

/** In capitals, ordered; HEAD with every GET (RFC 9110, section 9.3.2). */
function methodsOf({ app, path }: Request, isWanted: (route: Route) => boolean): string[] {
  const layers = (app as unknown as { router: { stack: Layer[] } }).router.stack;
  const routes = layers.flatMap((layer) => (matches(layer, path) && layer.route ? [layer.route] : []));
  const names = routes.filter(isWanted).flatMap(({ methods }) => Object.keys(methods));
  const methods = new Set(names.map((name) => name.toUpperCase()));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

/** A route of every method is the framework's own, which throws for what no other route took. */
function matches(layer: Layer, path: string): boolean {
  if (!layer.route || 'trace' in layer.route.methods) return false;
  try {
    return Boolean(layer.match(path));
  } catch {
    return false;
  }
}
