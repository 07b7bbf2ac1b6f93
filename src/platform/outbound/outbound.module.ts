import { Module } from '@nestjs/common';
import { OutboundConnections } from './outbound-connections.js';
import { MessengerServers } from './messenger-servers.js';
import { PublicPost } from './public-post.js';
import { PublicSmtp } from './public-smtp.js';
import { PublicWeb } from './public-web.js';

@Module({
  providers: [OutboundConnections, PublicWeb, PublicPost, PublicSmtp, MessengerServers],
  exports: [OutboundConnections, PublicWeb, PublicPost, PublicSmtp, MessengerServers],
})
export class OutboundModule {}
