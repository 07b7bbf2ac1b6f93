// Loaded into a process that answers by `--import`: the first attempt at a message is held just before its end, with all its
// text told, until RELEASE_FILE exists, or for ever. HELD_FILE is written then, with the process's id; later attempts
// are answered.
import './unbundled.mjs';
import { existsSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { concatMap, filter, interval, map, of, take } from 'rxjs';

const HELD = 'Do you rent out hovercrafts by the fortnight?';

if (isMainThread) {
  const built = new URL('../../dist/chat/local-chat-engine.js', import.meta.url);
  /** @type {typeof import('../../src/chat/local-chat-engine.js')} */
  const { LocalChatEngine } = await import(built.href);
  const { prototype } = LocalChatEngine;
  const answer = Reflect.get(prototype, 'answer');
  prototype.answer = function answerUnlessHeld(request) {
    const events = answer.call(this, request);
    return request.text === HELD && isFirst() ? events.pipe(concatMap(heldAtTheEnd)) : events;
  };
}

/** @returns {boolean} whether this is the first attempt of all processes */
function isFirst() {
  try {
    writeFileSync(process.env.HELD_FILE ?? '', String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** @param {import('../../src/chat/chat-engine.port.js').TurnEvent} event */
function heldAtTheEnd(event) {
  if (event.type !== 'completed') return of(event);
  const isReleased = () => existsSync(process.env.RELEASE_FILE ?? '');
  return interval(20).pipe(
    filter(isReleased),
    take(1),
    map(() => event),
  );
}
