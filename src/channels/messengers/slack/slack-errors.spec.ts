import { slackFailure } from './slack-errors.js';

describe('an error of Slack', () => {
  it.each([
    [200, 'invalid_auth', 'unauthorized'],
    [200, 'missing_scope', 'unauthorized'],
    [200, 'channel_not_found', 'unreachable'],
    [200, 'is_archived', 'unreachable'],
    [200, 'msg_too_long', 'refused'],
    [200, 'service_unavailable', 'retry'],
    [503, null, 'retry'],
    [200, 'ratelimited', 'limited'],
    [404, null, 'refused'],
    [200, 'toString', 'refused'],
  ])('%i %s is %s', (status, error, kind) => {
    expect(slackFailure(status, error, null).kind).toBe(kind);
  });

  it('has us wait as long as it says, else a second', () => {
    expect(slackFailure(429, 'ratelimited', '30')).toMatchObject({ kind: 'limited', retryAfterMs: 30_000 });
    for (const header of [null, '', 'soon', '-1'])
      expect(slackFailure(429, null, header).retryAfterMs).toBe(1_000);
  });

  it('leaves in doubt whether it was done only where Slack says so, or a gateway speaks', () => {
    const inDoubt = (status: number, error: string | null) => slackFailure(status, error, null).isInDoubt;
    expect([inDoubt(200, 'internal_error'), inDoubt(200, 'fatal_error'), inDoubt(502, null)]).toEqual([
      ...[true, true, true],
    ]);
    expect([inDoubt(200, 'service_unavailable'), inDoubt(429, null), inDoubt(200, 'no_text')]).toEqual([
      ...[false, false, false],
    ]);
  });

  it('shows nothing that is no name of an error', () => {
    expect(slackFailure(200, 'no_text', null).message).toContain('no_text');
    expect(slackFailure(400, '<b>x</b>', null).message).toBe('Slack did not take it (400).');
  });
});
