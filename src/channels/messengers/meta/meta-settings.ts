import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { invalid, type FieldProblem } from '../../../kernel/errors.js';
import type { ChannelSettings } from '../channel.types.js';

const SECRET = v.pipe(v.string(), v.regex(/^\S{16,1000}$/));
const SECRETS = { accessToken: SECRET, appSecret: SECRET };

/**
 * Settings of a channel at Meta: the two secrets that each has, and what its platform has beside them.
 * @param open the fields that are shown @param says of each field what it is
 * @throws DomainError `invalid` that names the field
 */
export function readMetaSettings(
  open: v.ObjectEntries,
  says: Record<string, string>,
  given: Record<string, unknown>,
  before: ChannelSettings | null,
): ChannelSettings {
  const schema = v.object({ ...open, ...SECRETS });
  const parsed = v.safeParse(schema, { ...before?.open, ...before?.secret, ...given });
  if (!parsed.success) throw invalid(parsed.issues.map((issue) => problemOf(issue, says)));
  const { accessToken, appSecret, ...shown } = parsed.output;
  const verifyToken = before?.secret['verifyToken'] ?? randomBytes(24).toString('base64url');
  return { open: shown, secret: { accessToken, appSecret, verifyToken } };
}

function problemOf(issue: v.BaseIssue<unknown>, says: Record<string, string>): FieldProblem {
  const path = v.getDotPath(issue) ?? '';
  const [field = ''] = path.split('.');
  return {
    pointer: `/settings/${path.replaceAll('.', '/')}`,
    code: 'invalid_setting',
    detail: says[field] ?? 'This is not a setting of the channel.',
  };
}
