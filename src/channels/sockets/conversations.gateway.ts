import { UseFilters, UseGuards } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Express } from 'express';
import type { Namespace } from 'socket.io';
import { Access, Scope } from '../../platform/auth/access.js';
import { Limited } from '../../platform/limits/limited.js';
import { Urgent } from '../../platform/overload/urgency.js';
import { NAMESPACE } from '../../platform/realtime/sockets/connection-guard.js';
import { OpenSockets } from '../../platform/realtime/sockets/open-sockets.js';
import { SOCKET_CALLERS } from '../../platform/realtime/sockets/socket-admission.js';
import type { SocketCaller } from '../../platform/realtime/sockets/socket-caller.js';
import { SocketProblemFilter } from '../../platform/realtime/sockets/socket-problem.filter.js';
import { SocketTextGuard } from '../../platform/realtime/sockets/socket-text.guard.js';
import type { WidgetSentView } from '../widget/widget.dto.js';
import { SocketsService } from './sockets.service.js';

/** Conversations over Socket.IO: the same events, callers and limits as over HTTP. */
@Access(SOCKET_CALLERS)
@UseGuards(SocketTextGuard)
@UseFilters(SocketProblemFilter)
@WebSocketGateway({ namespace: NAMESPACE })
export class ConversationsGateway implements OnGatewayInit<Namespace> {
  constructor(
    private readonly open: OpenSockets,
    private readonly sockets: SocketsService,
    private readonly http: HttpAdapterHost,
  ) {}

  afterInit(namespace: Namespace): void {
    const app = this.http.httpAdapter.getInstance<Express>();
    this.open.guard(namespace, app, (socket) => this.sockets.welcome(socket));
  }

  /** Say something; the answer comes as events. */
  @SubscribeMessage('message')
  @Limited('message')
  @Scope('conversations:write')
  send(@ConnectedSocket() caller: SocketCaller, @MessageBody() body: unknown): Promise<WidgetSentView> {
    return this.sockets.send(caller, body);
  }

  /** Follow a conversation, from the event after `after` on. */
  @SubscribeMessage('events')
  @Urgent('high')
  @Scope('conversations:read')
  events(
    @ConnectedSocket() caller: SocketCaller,
    @MessageBody() body: unknown,
  ): Promise<{ after: string | null }> {
    return this.sockets.follow(caller, body);
  }
}
