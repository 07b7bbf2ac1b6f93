import { withoutFinalSlash } from '../../chat/models/model-settings.port.js';
import { invalid, type DomainError, type FieldProblem } from '../../kernel/errors.js';
import type { OwnModel, OwnModelChange, OwnModelWrite } from './own-model.types.js';

const POINTER = '/assistant/model';
/** A shorter key would lose too much of its secret by four shown characters. */
const LEAST_SHOWN_OF = 16;

/**
 * Applies a change to a business's own model.
 * @param allowed base URLs, without a final slash
 * @throws DomainError `invalid` that names the field: a part is missing, the server is not allowed, or a stored key
 * would go to another server
 */
export function changedModel(
  before: OwnModel | null,
  change: OwnModelChange | null,
  allowed: readonly string[],
): OwnModelWrite {
  if (change === null) return { model: null, key: null };
  const baseUrl = change.baseUrl ?? before?.baseUrl;
  const name = change.name ?? before?.name;
  if (baseUrl === undefined || name === undefined) throw missing({ baseUrl, name });
  const server = withoutFinalSlash(baseUrl.trim());
  if (!allowed.includes(server)) throw notAllowed(allowed);
  if (before?.hasKey && before.baseUrl !== server && change.apiKey === undefined) throw keyOfAnother();
  const { apiKey } = change;
  const kept = { hasKey: before?.hasKey ?? false, keyEnds: before?.keyEnds ?? null };
  const key = apiKey === undefined ? kept : { hasKey: apiKey !== null, keyEnds: endOf(apiKey) };
  return { model: { baseUrl: server, name, ...key }, ...(apiKey !== undefined && { key: apiKey }) };
}

function endOf(key: string | null): string | null {
  return key !== null && key.length >= LEAST_SHOWN_OF ? key.slice(-4) : null;
}

function missing(parts: Record<string, string | undefined>): DomainError {
  const names = Object.keys(parts).filter((name) => parts[name] === undefined);
  return invalid(
    names.map((name) => ({
      pointer: `${POINTER}/${name}`,
      code: 'missing',
      detail: `A model of your own needs ${name}. Send it, or send "model": null for none.`,
    })),
  );
}

function notAllowed(allowed: readonly string[]): DomainError {
  const choice = allowed.length > 0 ? `Use one of ${allowed.join(', ')}.` : 'Send "model": null.';
  const problem: FieldProblem = {
    pointer: `${POINTER}/baseUrl`,
    code: 'server_not_allowed',
    detail: `This installation allows no such server. ${choice}`,
  };
  return invalid([problem]);
}

/** A key must never be sent to a server that it was not given for. */
function keyOfAnother(): DomainError {
  const problem: FieldProblem = {
    pointer: `${POINTER}/apiKey`,
    code: 'key_needed_again',
    detail: 'The stored key is for another server. Send the key of this one, or null for none.',
  };
  return invalid([problem]);
}
