import { io } from 'socket.io-client';
import { StreamingVisitor, type Message } from './streaming-visitor.js';

/** A visitor whose events come over Socket.IO; the client library connects again by itself, as an app's would. */
export class SocketVisitor extends StreamingVisitor {
  override async listen(stop: AbortSignal): Promise<void> {
    const socket = io(`${this.url}/v1`, {
      ...{ auth: { token: this.token }, transports: ['websocket'], forceNew: true },
      ...{ reconnectionDelay: 100, reconnectionDelayMax: 500 },
    });
    socket.on('connect', () => {
      this.opened += 1;
      socket.emit('events', { after: this.cursor }, ({ error }: { error?: object }) => {
        if (error) this.failures.push(`socket: ${JSON.stringify(error)}`);
      });
    });
    // A connection that fails is tried again by the library; one that is refused is not.
    socket.on('connect_error', (error: Error & { data?: object }) => {
      if (error.data) this.failures.push(`socket: ${JSON.stringify(error.data)}`);
    });
    socket.onAny((event: string, data: { message?: Message }, meta?: { id: string }) => {
      if (!meta) return;
      this.cursor = meta.id;
      if (event === 'message.completed' && data.message) this.seen.push(data.message.id);
    });
    await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    socket.disconnect();
  }
}
