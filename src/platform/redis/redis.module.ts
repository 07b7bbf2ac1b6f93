import { Global, Module } from '@nestjs/common';
import { RedisClients } from './redis-clients.js';
import { TenantRedisKeys } from './tenant-redis-keys.js';

@Global()
@Module({ providers: [RedisClients, TenantRedisKeys], exports: [RedisClients, TenantRedisKeys] })
export class RedisModule {}
