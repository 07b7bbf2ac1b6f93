import type { OpenAPIObject } from '@nestjs/swagger';
import { SCOPES } from '../platform/auth/scopes.js';

interface Operation {
  security?: Record<string, string[]>[];
  description?: string;
}

/** The description of the security scheme of secret keys, with all scopes. */
export function secretKeyDescription(): string {
  const rows = Object.entries(SCOPES).map(([scope, opens]) => `| \`${scope}\` | ${opens} |`);
  return [
    'A secret key, `fd_live_…` or `fd_test_…`. It opens the operations whose scope it holds; `orders:*` stands for',
    'every scope of an area and `*` for all. Without the scope: 403 `missing_scope`.',
    '',
    '| scope | opens |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

/** Adds to each operation the scope that it needs; OpenAPI 3.1 allows scopes with any security scheme. */
export function withScopes(document: OpenAPIObject): OpenAPIObject {
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations as unknown as Record<string, Operation>)) {
      const scopes = operation.security?.flatMap(({ tenant }) => tenant ?? []) ?? [];
      if (scopes.length === 0) continue;
      // Entries are alternatives, and one without a scope would allow too much.
      operation.security = scopes.map((scope) => ({ tenant: [scope] }));
      const said = operation.description ? `${operation.description}\n\n` : '';
      const names = scopes.map((scope) => `\`${scope}\``);
      operation.description = `${said}${names.length === 1 ? 'Scope' : 'One of the scopes'}: ${names.join(', ')}.`;
    }
  }
  return document;
}
