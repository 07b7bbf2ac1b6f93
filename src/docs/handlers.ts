import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { operationId } from '../platform/http/operations/operation-id.js';
import type { DtoClass } from '../platform/http/validation/declared-bounds.js';

/** A method of a controller. */
export interface Handler {
  /** `operationId` of the documents. */
  id: string;
  controller: DtoClass;
  method: string;
}

export function handlersOf(app: INestApplication): Handler[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as DtoClass;
    const methods = scanner.getAllMethodNames(controller.prototype as object);
    return methods.map((method) => ({ id: operationId(controller.name, method), controller, method }));
  });
}
