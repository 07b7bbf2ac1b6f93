import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessDeclarations } from './access-declarations.js';
import { Authenticator } from './authenticator.js';
import { VisitorTokens } from './visitor-tokens.js';

/** `CredentialRegistry` is bound by the feature that owns the keys. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Authenticator, VisitorTokens, AccessDeclarations],
  exports: [Authenticator, VisitorTokens],
})
export class AuthModule {}
