import { Global, Module } from '@nestjs/common';
import { RedisClients } from './redis-clients.js';
import { RedisDurability } from './redis-durability.js';
import { TenantRedisKeys } from './tenant-redis-keys.js';

@Global()
@Module({
  providers: [RedisClients, TenantRedisKeys, RedisDurability],
  exports: [RedisClients, TenantRedisKeys, RedisDurability],
})
export class RedisModule {}
