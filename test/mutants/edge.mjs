/** @typedef {import('./mutant.d.ts').Mutant} Mutant */

const AUTH = 'test/integration/auth.spec.ts';
const WIDGET = 'test/e2e/contract-widget.spec.ts';

/** Mutants of authentication, authorisation and body validation. @type {Mutant[]} */
export default [
  {
    name: 'guard-open-without-credential',
    breaks: 'a request that brings no credential is let through',
    edits: [
      {
        file: 'src/platform/auth/auth.guard.ts',
        search: `if (rule === 'public') return true;`,
        replace: `if (rule === 'public' || !context.switchToHttp().getRequest<Request>().headers.authorization) return true;`,
      },
    ],
    specs: [AUTH],
    tests: 'closed by default',
  },
  {
    name: 'publishable-key-at-the-business-door',
    breaks: 'the key that stands in every web page reads orders',
    edits: [
      {
        file: 'src/platform/auth/auth.guard.ts',
        search: 'if (!admits(rule, principal.kind)) throw',
        replace: `if (!admits(rule, principal.kind) && principal.kind !== 'publishable') throw`,
      },
    ],
    specs: [AUTH],
    tests: 'closed by default',
  },
  {
    name: 'visitor-token-unsigned',
    breaks: 'anybody writes a token for any tenant and visitor',
    edits: [
      {
        file: 'src/platform/auth/visitor-tokens.ts',
        search: `import { jwtVerify, SignJWT } from 'jose';`,
        replace: `import { decodeJwt, SignJWT } from 'jose';
const jwtVerify = async (token: string, _key: unknown, _options: unknown) => ({ payload: decodeJwt(token) });`,
      },
    ],
    specs: [AUTH],
    tests: 'visitor tokens',
  },
  {
    name: 'visitor-sees-the-latest-conversation',
    breaks: 'one visitor of a website reads another’s conversation',
    edits: [
      {
        file: 'src/conversations/conversations.repository.ts',
        search: 'WHERE c.visitor_id = $1 AND c.channel = $2 AND c.left_at IS NULL ORDER BY',
        replace: 'WHERE $1::uuid IS NOT NULL AND c.channel = $2 AND c.left_at IS NULL ORDER BY',
      },
    ],
    specs: [WIDGET],
    tests: 'never meet',
  },
  {
    name: 'foreign-cursor-accepted',
    breaks: 'a cursor from another visitor’s list places a page',
    edits: [
      {
        file: 'src/platform/http/lists/cursors.ts',
        search: 'JSON.stringify([owner, path, sorted])',
        replace: 'JSON.stringify([path, sorted])',
      },
    ],
    specs: [WIDGET],
    tests: 'no cursor into their conversation',
  },
  {
    name: 'unknown-field-accepted',
    breaks: 'a body may name columns that are not its business',
    edits: [
      {
        file: 'src/platform/http/validation/validation.ts',
        search: 'forbidNonWhitelisted: true,',
        replace: 'forbidNonWhitelisted: false,',
      },
    ],
    specs: [AUTH, 'src/platform/http/validation/validation.spec.ts'],
    tests: 'any column|unknown',
  },
  {
    name: 'suspended-tenant-served',
    breaks: 'a suspended business goes on',
    edits: [
      {
        file: 'src/platform/auth/authenticator.ts',
        search: `if (status === 'active') return;`,
        replace: `if (status !== ('none' as unknown)) return;`,
      },
    ],
    specs: [AUTH, 'test/e2e/contract-tenants.spec.ts'],
    tests: 'suspended',
  },
  {
    name: 'foreign-origin-served',
    breaks: 'any website may embed a business’s chat',
    edits: [
      {
        file: 'src/platform/auth/authenticator.ts',
        search: 'allowed.length === 0 ||',
        replace: 'allowed.length >= 0 ||',
      },
    ],
    specs: [WIDGET],
    tests: 'another is refused',
  },
  {
    name: 'cors-on-the-business-api',
    breaks: 'any website’s page may read /v1 with a key that it holds',
    edits: [
      {
        file: 'src/platform/http/widget-cors.ts',
        search: `if (!request.path.startsWith('/widget/')) {`,
        replace: `if (request.path.startsWith('/health/')) {`,
      },
    ],
    specs: [WIDGET],
    tests: 'the business API, the admin API',
  },
];
