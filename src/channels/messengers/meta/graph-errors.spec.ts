import { graphFailure } from './graph-errors.js';

describe('an error of Meta', () => {
  it.each([
    [400, 131047, 'session_over'],
    [400, 131026, 'unreachable'],
    [401, 190, 'unauthorized'],
    [403, 270, 'unauthorized'],
    [400, 130429, 'limited'],
    [400, 131056, 'limited'],
    [500, 131000, 'retry'],
    [503, 999_999, 'retry'],
    [400, 131051, 'refused'],
    [404, 100, 'refused'],
  ])('%d with code %d is %s', (status, code, kind) => {
    expect(graphFailure(status, { code }).kind).toBe(kind);
  });

  it.each([
    [10, 2018278, 'session_over'],
    [10, 2534022, 'session_over'],
    [10, 2018108, 'unreachable'],
    [10, undefined, 'unauthorized'],
    [551, 1545041, 'unreachable'],
    [100, 2018001, 'unreachable'],
    [100, 2018047, 'refused'],
    [200, 1545041, 'unreachable'],
    [230, undefined, 'unauthorized'],
    [613, undefined, 'limited'],
    [4, 2018022, 'limited'],
    [1200, undefined, 'retry'],
  ])('%d with subcode %d is %s', (code, subcode, kind) => {
    expect(graphFailure(400, { code, error_subcode: subcode }).kind).toBe(kind);
  });

  it.each([
    [429, 'limited'],
    [502, 'retry'],
    [401, 'unauthorized'],
    [400, 'refused'],
  ])('%d without a body is %s', (status, kind) => {
    expect(graphFailure(status, null).kind).toBe(kind);
  });
});
