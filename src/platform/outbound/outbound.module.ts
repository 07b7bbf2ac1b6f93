import { Module } from '@nestjs/common';
import { OutboundConnections } from './outbound-connections.js';
import { PublicPost } from './public-post.js';
import { PublicWeb } from './public-web.js';

@Module({
  providers: [OutboundConnections, PublicWeb, PublicPost],
  exports: [OutboundConnections, PublicWeb, PublicPost],
})
export class OutboundModule {}
