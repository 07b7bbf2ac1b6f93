import type { FairOrder } from '../fair-order.js';
import type { TurnGate } from './turn-gate.js';
import { TurnIntake } from './turn-intake.js';

const CHECK_MS = 20;

describe('making room for waiting turns', () => {
  const firstTurns = jest.fn();
  const gate = { isHolding: true, hasRoom: () => true, dismiss: jest.fn(() => true), enter: jest.fn() };
  const order = { firstTurns, bringForward: jest.fn(() => Promise.resolve()) };
  let intake: TurnIntake;
  let answer: { resolve: (line: unknown[]) => void; reject: (error: Error) => void };

  beforeEach(() => {
    jest.useFakeTimers();
    firstTurns.mockImplementation(() => new Promise((resolve, reject) => (answer = { resolve, reject })));
    intake = new TurnIntake(gate as unknown as TurnGate, order as unknown as FairOrder);
    intake.start();
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  it('returns one turn at a time, even when Redis is slow', async () => {
    await jest.advanceTimersByTimeAsync(20 * CHECK_MS);
    expect(firstTurns).toHaveBeenCalledTimes(1);
    answer.resolve([{ tenantId: 'b' }]);
    await jest.advanceTimersByTimeAsync(CHECK_MS);
    expect(gate.dismiss).toHaveBeenCalledTimes(1);
    expect(firstTurns).toHaveBeenCalledTimes(2);
  });

  it('continues after Redis was away', async () => {
    await jest.advanceTimersByTimeAsync(CHECK_MS);
    answer.reject(new Error('Redis is away'));
    await jest.advanceTimersByTimeAsync(CHECK_MS);
    expect(firstTurns).toHaveBeenCalledTimes(2);
    expect(gate.dismiss).not.toHaveBeenCalled();
  });

  it('sends back a turn that arrives after the stop', async () => {
    gate.dismiss.mockReturnValueOnce(false);
    intake.stop();
    await expect(intake.enter('a')).resolves.toBeNull();
    expect(gate.enter).not.toHaveBeenCalled();
  });
});
