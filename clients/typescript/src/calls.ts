import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type { HttpMethod, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './schema.js';

/** What an operation answers, when it does not refuse. */
export type Answer<Path extends keyof paths, Method extends HttpMethod, Init = object> = Exclude<
  FetchResponse<
    NonNullable<paths[Path][Method & keyof paths[Path]]> & Record<string | number, unknown>,
    Init,
    'application/json'
  >['data'],
  undefined
>;

type Rest<Init> = RequiredKeysOf<Init> extends never ? [init?: Init] : [init: Init];

/**
 * One method of HTTP, on the paths that take it.
 * @throws FrontdeskError, FrontdeskUnreachable
 */
export type Call<Method extends HttpMethod> = <
  Path extends PathsWithMethod<paths, Method>,
  Init extends MaybeOptionalInit<paths[Path], Method>,
>(
  path: Path,
  ...init: Rest<Init>
) => Promise<Answer<Path, Method, Init>>;

interface Page {
  data: readonly unknown[];
  page: { next: string | null; hasMore: boolean };
}

/** The lists that answer in pages. */
export type ListPath = {
  [Path in PathsWithMethod<paths, 'get'>]: Answer<Path, 'get'> extends Page ? Path : never;
}[PathsWithMethod<paths, 'get'>];

export type Listed<Path extends ListPath> =
  Answer<Path, 'get'> extends { data: readonly (infer Item)[] } ? Item : never;
