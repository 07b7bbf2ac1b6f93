import { Param, type PipeTransform } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { isId } from '../../kernel/ids.js';

/** An id in the path. A text that is not a UUID gets the same 404 as an unknown id. */
class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly kind: string) {}

  transform(value: string): string {
    if (!isId(value)) throw notFound(this.kind);
    // One spelling, because Redis keys are built from it.
    return value.toLowerCase();
  }
}

/**
 * @param kind What the id identifies, for the message: "order", "conversation".
 * @param name Of the parameter in the path.
 */
export const IdParam = (kind: string, name = 'id'): ParameterDecorator => Param(name, new IdPipe(kind));
