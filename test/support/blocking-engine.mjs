// Loaded into a process of the product by `--import`: its engine blocks the event loop for ever on one message, like a
// faulty regular expression. With HOLD_ANSWERS it answers no other message meanwhile.
import './unbundled.mjs';
import { isMainThread } from 'node:worker_threads';
import { NEVER } from 'rxjs';

if (isMainThread) {
  const built = new URL('../../dist/chat/local-chat-engine.js', import.meta.url);
  /** @type {typeof import('../../src/chat/local-chat-engine.js')} */
  const { LocalChatEngine } = await import(built.href);
  const { prototype } = LocalChatEngine;
  const answer = Reflect.get(prototype, 'answer');
  prototype.answer = function answerUnlessStuck(request) {
    if (request.text === 'Stand still.') standStill();
    return process.env['HOLD_ANSWERS'] ? NEVER : answer.call(this, request);
  };
}

function standStill() {
  for (;;);
}
