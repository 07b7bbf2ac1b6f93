import { Server, ServerCredentials, type ServerWritableStream, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { lastValueFrom, toArray } from 'rxjs';
import { ChatConfig } from '../../config/chat.config.js';
import { readSettings } from '../../config/setting.js';
import { newId } from '../../kernel/ids.js';
import { runAsTenant } from '../../platform/context/request-context.js';
import { COMMON_GRPC_OPTIONS } from '../../platform/grpc/grpc-options.js';
import { LONGEST_TURN_MS, type ChatRequest } from '../chat-engine.port.js';
import { chatServerOptions } from './chat-server-options.js';
import { CHAT_FULL_NAME, CHAT_PROTO } from './chat-service.js';
import { RemoteChatEngine } from './remote-chat-engine.js';

const SECRET = { CHAT_SHARED_SECRET: 's'.repeat(32) };
function chatConfig(env: NodeJS.ProcessEnv): ChatConfig {
  return readSettings([ChatConfig], env).get(ChatConfig) as ChatConfig;
}

const REQUEST: ChatRequest = {
  ...{ tenantId: newId(), conversationId: newId(), turnId: newId(), visitorId: newId(), verifiedEmail: null },
  ...{ text: 'hi', history: [], memory: {}, locale: null, at: '2026-11-29T10:00:00.000Z' },
};

/** Milliseconds that a call gives the process that answers it. */
async function givenTime(): Promise<number> {
  const server = new Server();
  const given: number[] = [];
  const service = loadSync(CHAT_PROTO, COMMON_GRPC_OPTIONS.loader)[CHAT_FULL_NAME] as ServiceDefinition;
  server.addService(service, {
    Answer: (call: ServerWritableStream<unknown, unknown>) => {
      given.push(Number(call.getDeadline()) - Date.now());
      call.end();
    },
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const engine = new RemoteChatEngine(chatConfig({ CHAT_URL: `grpc://127.0.0.1:${port}`, ...SECRET }));
  const ids = { requestId: 'request-1', correlationId: 'walk-1' };
  try {
    await runAsTenant(REQUEST.tenantId, ids, () => lastValueFrom(engine.answer(REQUEST).pipe(toArray())));
  } finally {
    engine.onApplicationShutdown();
    server.forceShutdown();
  }
  return given[0] ?? 0;
}

describe('a turn that another process answers', () => {
  it('has as long as one that is answered in this process', async () => {
    expect(await givenTime()).toBeGreaterThan(LONGEST_TURN_MS);
  });

  it('goes on when its connection is replaced', () => {
    const { channelOptions } = chatServerOptions(chatConfig(SECRET), () => undefined).options;
    expect(channelOptions?.['grpc.max_connection_age_grace_ms']).toBeGreaterThan(LONGEST_TURN_MS);
  });
});
