import { Controller, Get, Post } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { GATEWAY_METADATA } from '@nestjs/websockets/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AccessDeclarations } from './access-declarations.js';
import { Access, Scope } from './access.js';

@Access('tenant')
@Controller('good')
class GoodController {
  @Get()
  @Scope('orders:read')
  list(): void {}

  @Get('open')
  @Access('public')
  open(): void {}

  /** Not a route. */
  helper(): void {}
}

@Access('tenant')
@Controller('forgetful')
class ForgetfulController {
  @Get()
  @Scope('orders:read')
  list(): void {}

  @Post()
  create(): void {}
}

@Controller('undecorated')
class UndecoratedController {
  @Get()
  list(): void {}
}

@Access('admin')
@Controller('mistaken')
class MistakenController {
  @Get()
  @Scope('orders:read')
  list(): void {}
}

@Access(['visitor', 'tenant'])
@WebSocketGateway()
class ForgetfulGateway {
  @SubscribeMessage('events')
  @Scope('orders:read')
  events(): void {}

  @SubscribeMessage('message')
  send(): void {}
}

@WebSocketGateway()
class UndecoratedGateway {
  @SubscribeMessage('events')
  events(): void {}
}

class HeirController extends ForgetfulController {}

function check(...types: (new () => object)[]): () => void {
  const wrapped = types.map((metatype) => ({ metatype }));
  const isGateway = ({ metatype }: { metatype: object }) => Reflect.hasMetadata(GATEWAY_METADATA, metatype);
  const discovery = {
    getControllers: () => wrapped.filter((one) => !isGateway(one)),
    getProviders: () => [{ metatype: null }, ...wrapped.filter(isGateway)],
  } as unknown as DiscoveryService;
  const declarations = new AccessDeclarations(discovery, new MetadataScanner(), new Reflector());
  return () => declarations.onModuleInit();
}

describe('the access check at start', () => {
  it('accepts routes that declare who may call them, and with which scope', () => {
    expect(check(GoodController)).not.toThrow();
  });

  it('names the controller and method of a tenant operation without a scope', () => {
    expect(check(GoodController, ForgetfulController)).toThrow('ForgetfulController.create needs @Scope');
    expect(check(ForgetfulController)).not.toThrow('ForgetfulController.list');
  });

  it('names the calls of a socket that declare too little', () => {
    expect(check(ForgetfulGateway, UndecoratedGateway)).toThrow(
      'ForgetfulGateway.send needs @Scope; UndecoratedGateway.events needs @Access',
    );
    expect(check(ForgetfulGateway)).not.toThrow('ForgetfulGateway.events');
  });

  it('finds inherited routes', () => {
    expect(check(HeirController)).toThrow('HeirController.create needs @Scope');
  });

  it('names a route without a declaration, and a scope that would never be checked', () => {
    expect(check(UndecoratedController, MistakenController)).toThrow(
      'UndecoratedController.list needs @Access; MistakenController.list has a @Scope that nobody checks for admin',
    );
  });
});
