import { randomUUID } from 'node:crypto';
import { SharedMemory } from './shared-memory.js';

function turn() {
  return { tenantId: randomUUID(), conversationId: randomUUID(), turnId: randomUUID() };
}

describe('the memory shared by main thread and watchdog', () => {
  let main: SharedMemory;
  let watchdog: SharedMemory;

  beforeEach(() => {
    main = new SharedMemory();
    watchdog = new SharedMemory(main.buffer);
  });

  it('holds the heartbeats and whether a debugger is attached', () => {
    main.beat(false);
    main.beat(true);
    expect([watchdog.beats, watchdog.isDebugged]).toEqual([2, true]);
    main.beat(false);
    expect([watchdog.beats, watchdog.isDebugged]).toEqual([3, false]);
  });

  it('holds the turns in flight; a place is used again, and freed once', () => {
    const [one, two, three] = [turn(), turn(), turn()];
    const endOne = main.put(one);
    main.put(two);
    expect(watchdog.turns()).toEqual([one, two]);
    endOne();
    main.put(three);
    endOne();
    expect(watchdog.turns()).toEqual([three, two]);
  });

  it('holds no more turns than there are places', () => {
    const ends = Array.from({ length: 300 }, () => main.put(turn()));
    expect(watchdog.turns()).toHaveLength(256);
    for (const end of ends) end();
    expect(watchdog.turns()).toEqual([]);
  });
});
