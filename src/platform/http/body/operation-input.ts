import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { DtoClass } from '../validation/declared-bounds.js';

/** The DTO classes that a handler takes; undefined where it takes none. */
export interface OperationInput {
  body: DtoClass | undefined;
  query: DtoClass | undefined;
}

/** Keys are `<source>:<position>`. */
type RouteArguments = Record<
  string,
  {
    index: number;
    /** The name of a single field, for `@Query('shop')`. */
    data?: unknown;
  }
>;

/** Read from the metadata of the handler's parameters, as the framework does. */
export function inputOf(controller: DtoClass, method: string): OperationInput {
  const sources = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as RouteArguments;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ??
    []) as DtoClass[];
  const typeFrom = (source: RouteParamtypes): DtoClass | undefined => {
    const [, whole] =
      Object.entries(sources).find(([key, { data }]) => key.startsWith(`${source}:`) && data === undefined) ??
      [];
    return whole && types[whole.index];
  };
  return { body: typeFrom(RouteParamtypes.BODY), query: typeFrom(RouteParamtypes.QUERY) };
}

/** The class of rows that are parsed one by one. @throws when no `@ApiProperty({ type: [Row] })` names it. */
export function rowClass(type: DtoClass, field: string): DtoClass {
  const declared = Reflect.getMetadata(API_PROPERTY, type.prototype as object, field) as
    | { type?: DtoClass | [DtoClass] }
    | undefined;
  const row = [declared?.type].flat()[0];
  if (row === undefined)
    throw new Error(`${type.name}.${field} holds rows: name their class with @ApiProperty({ type: [Row] }).`);
  return row;
}

/** Metadata key of @nestjs/swagger. */
const API_PROPERTY = 'swagger/apiModelProperties';
