import { Param, type PipeTransform } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { notFound } from '../../kernel/errors.js';
import { isId } from '../../kernel/ids.js';

/** An id in the path. A text that is not a UUID gets the same 404 as an unknown id. */
class IdPipe implements PipeTransform<string, string> {
  constructor(
    readonly kind: string,
    private readonly names: readonly string[],
  ) {}

  transform(value: string): string {
    if (this.names.includes(value)) return value;
    if (!isId(value)) throw notFound(this.kind);
    // One spelling, because Redis keys are built from it.
    return value.toLowerCase();
  }
}

/**
 * @param kind What the id identifies, for the message: "order", "conversation".
 * @param name Of the parameter in the path.
 * @param names Values that are no UUID and identify an object all the same.
 */
export const IdParam = (kind: string, name = 'id', names: readonly string[] = []): ParameterDecorator =>
  Param(name, new IdPipe(kind, names));

/** What the last id in a handler's path identifies; undefined when it takes none. For the API documents. */
export function idKindOf(controller: object, method: string): string | undefined {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { index: number; pipes: unknown[] }
  >;
  const pipes = Object.values(parameters)
    .sort((one, other) => one.index - other.index)
    .flatMap((parameter) => parameter.pipes);
  return pipes.findLast((pipe) => pipe instanceof IdPipe)?.kind;
}
