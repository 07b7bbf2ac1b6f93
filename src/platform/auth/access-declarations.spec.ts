import { Controller, Get, Post } from '@nestjs/common';
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

class HeirController extends ForgetfulController {}

function check(...controllers: (new () => object)[]): () => void {
  const discovery = {
    getControllers: () => controllers.map((metatype) => ({ metatype })),
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

  it('finds inherited routes', () => {
    expect(check(HeirController)).toThrow('HeirController.create needs @Scope');
  });

  it('names a route without a declaration, and a scope that would never be checked', () => {
    expect(check(UndecoratedController, MistakenController)).toThrow(
      'UndecoratedController.list needs @Access; MistakenController.list has a @Scope that nobody checks for admin',
    );
  });
});
