import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { GATEWAY_METADATA, MESSAGE_MAPPING_METADATA } from '@nestjs/websockets/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_KEY, admits, SCOPE_KEY, type DeclaredAccess } from './access.js';

type Handler = (...parameters: unknown[]) => unknown;

/** Checks every route and every call of a socket at start: one that does not declare who may call it, and with which scope, stops the start. */
@Injectable()
export class AccessDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws naming the controller or gateway and the method of every such route or call. */
  onModuleInit(): void {
    const gateways = this.discovery
      .getProviders()
      .filter(({ metatype }) => metatype && Reflect.hasMetadata(GATEWAY_METADATA, metatype));
    const faults = [...this.discovery.getControllers(), ...gateways].flatMap(({ metatype }) =>
      metatype ? this.faultsOf(metatype as new () => object) : [],
    );
    if (faults.length > 0)
      throw new Error(`Routes with a wrong declaration of access: ${faults.join('; ')}.`);
  }

  private faultsOf(controller: new () => object): string[] {
    const prototype = controller.prototype as Record<string, Handler>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (!handler || !(isRoute(handler) || isCall(handler))) return [];
      const fault = this.faultOf(handler, controller);
      return fault === null ? [] : [`${controller.name}.${name} ${fault}`];
    });
  }

  private faultOf(handler: Handler, controller: new () => object): string | null {
    const targets = [handler, controller];
    const rule = this.reflector.getAllAndOverride<DeclaredAccess | undefined>(ACCESS_KEY, targets);
    const scope = this.reflector.getAllAndOverride<readonly string[] | undefined>(SCOPE_KEY, targets);
    if (rule === undefined) return 'needs @Access';
    const isForKeys = admits(rule, 'tenant');
    if (isForKeys && scope === undefined) return 'needs @Scope';
    if (!isForKeys && scope !== undefined)
      return `has a @Scope that nobody checks for ${[rule].flat().join(' and ')}`;
    return null;
  }
}

function isRoute(handler: Handler): boolean {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  return Reflect.hasMetadata(PATH_METADATA, handler) && method !== undefined;
}

function isCall(handler: Handler): boolean {
  return Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, handler);
}
