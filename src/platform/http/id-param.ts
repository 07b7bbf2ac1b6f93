import { Param, type PipeTransform } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { isId } from '../../kernel/ids.js';

/** An id in the path; what is no UUID does not exist, in the same words as an unknown id. */
class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly kind: string) {}

  transform(value: string): string {
    if (!isId(value)) throw notFound(this.kind);
    // One spelling, for whatever is keyed by it outside PostgreSQL.
    return value.toLowerCase();
  }
}

/** @param kind What the id names, for the message: "order", "conversation". */
export const IdParam = (kind: string): ParameterDecorator => Param('id', new IdPipe(kind));
