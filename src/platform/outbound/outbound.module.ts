import { Module } from '@nestjs/common';
import { OutboundConnections } from './outbound-connections.js';
import { MessengerServers } from './messenger-servers.js';
import { PublicPost } from './public-post.js';
import { PublicWeb } from './public-web.js';

@Module({
  providers: [OutboundConnections, PublicWeb, PublicPost, MessengerServers],
  exports: [OutboundConnections, PublicWeb, PublicPost, MessengerServers],
})
export class OutboundModule {}
