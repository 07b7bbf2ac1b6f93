import { DomainError } from '../../kernel/errors.js';
import { changedModel } from './own-model.rules.js';
import type { OwnModel, OwnModelChange } from './own-model.types.js';

const A = 'https://a.example/v1';
const B = 'https://b.example/v1';
const SERVERS = [A, B];
const KEY = 'sk-0123456789abcdef';
const STORED: OwnModel = { baseUrl: A, name: 'small', keyEnds: 'cdef', hasKey: true };

function problemOf(before: OwnModel | null, change: OwnModelChange) {
  try {
    changedModel(before, change, SERVERS);
  } catch (error) {
    if (error instanceof DomainError) return error.problems.map(({ pointer, code }) => `${pointer} ${code}`);
  }
  return null;
}

describe('changedModel', () => {
  it('makes a model of its parts, and shows of the key its end alone', () => {
    expect(changedModel(null, { baseUrl: A, name: 'small', apiKey: KEY }, SERVERS)).toEqual({
      model: STORED,
      key: KEY,
    });
  });

  it('shows nothing of a short key', () => {
    const { model } = changedModel(null, { baseUrl: A, name: 'small', apiKey: 'short' }, SERVERS);
    expect(model).toMatchObject({ keyEnds: null, hasKey: true });
  });

  it('keeps what is left out', () => {
    expect(changedModel(STORED, { name: 'large' }, SERVERS)).toEqual({ model: { ...STORED, name: 'large' } });
  });

  it('removes the key alone, or all of it', () => {
    const { model, key } = changedModel(STORED, { apiKey: null }, SERVERS);
    expect([model, key]).toEqual([{ ...STORED, keyEnds: null, hasKey: false }, null]);
    expect(changedModel(STORED, null, SERVERS)).toEqual({ model: null, key: null });
  });

  it.each<[string, OwnModel | null, OwnModelChange, string[]]>([
    [
      'a part is missing',
      null,
      { apiKey: KEY },
      ['/assistant/model/baseUrl missing', '/assistant/model/name missing'],
    ],
    [
      'the server is not allowed',
      null,
      { baseUrl: 'http://10.0.0.1', name: 'x' },
      ['/assistant/model/baseUrl server_not_allowed'],
    ],
    [
      'the stored key would go elsewhere',
      STORED,
      { baseUrl: B },
      ['/assistant/model/apiKey key_needed_again'],
    ],
  ])('refuses when %s', (_, before, change, expected) => {
    expect(problemOf(before, change)).toEqual(expected);
  });

  it('moves to another server with its own key', () => {
    const { model } = changedModel(STORED, { baseUrl: B, apiKey: null }, SERVERS);
    expect(model).toMatchObject({ baseUrl: B, hasKey: false });
  });
});
