import { twilioFailure, twilioReason } from './twilio-errors.js';

describe('an error of Twilio', () => {
  it.each([
    [400, 21610, 'unreachable'],
    [400, 21211, 'unreachable'],
    [400, 21606, 'unauthorized'],
    [401, 20003, 'unauthorized'],
    [429, 20429, 'limited'],
    [400, 21611, 'limited'],
    [400, 21408, 'refused'],
    [400, 21617, 'refused'],
    [503, 20503, 'retry'],
    [502, null, 'retry'],
    [429, null, 'limited'],
    [401, null, 'unauthorized'],
    [404, null, 'refused'],
  ])('%i %s is %s', (status, code, kind) => {
    expect(twilioFailure(status, code, null).kind).toBe(kind);
  });

  it('has us wait as long as it says, else as is usual', () => {
    expect(twilioFailure(429, 20429, '7').retryAfterMs).toBe(7_000);
    expect(twilioFailure(429, 20429, null).retryAfterMs).toBe(2_000);
    expect(twilioFailure(400, 21611, 'x').retryAfterMs).toBe(60_000);
  });

  it('leaves in doubt whether it was done only when a gateway speaks', () => {
    expect(twilioFailure(502, null, null).isInDoubt).toBe(true);
    expect(twilioFailure(503, 20503, null).isInDoubt).toBe(false);
    expect(twilioFailure(400, null, null).isInDoubt).toBe(false);
  });

  it('says why a message has not come', () => {
    expect(twilioReason(30007)).toContain('filtered');
    expect(twilioReason(39999)).toContain('39999');
  });
});
