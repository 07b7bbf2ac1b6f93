// Loaded into a process of the product by `--import`: its engine stands still for ever on one message, as a fault in
// a reader of text would make it.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const built = new URL('../../dist/chat/engine/local-chat-engine.js', import.meta.url);
  /** @type {typeof import('../../src/chat/local-chat-engine.js')} */
  const { LocalChatEngine } = await import(built.href);
  const { prototype } = LocalChatEngine;
  const answer = Reflect.get(prototype, 'answer');
  prototype.answer = function answerUnlessStuck(request) {
    if (request.text === 'Stand still.') standStill();
    return answer.call(this, request);
  };
}

function standStill() {
  for (;;);
}
