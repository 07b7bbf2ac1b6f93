import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { operationId } from '../platform/http/operations/operation-id.js';
import { withBounds } from './openapi-bounds.js';
import { SESSION_COOKIE } from '../platform/auth/session-cookie.js';
import { ADMIN_INTRODUCTION, CONSOLE_INTRODUCTION, GUIDE_PATH, INTRODUCTION } from './introduction.js';
import { withExamples } from './openapi-examples.js';
import { withFiles } from './openapi-files.js';
import { withProblems } from './openapi-problems.js';
import { secretKeyDescription, withScopes } from './openapi-scopes.js';
import { withTags } from './openapi-tags.js';
import { withWebhooks } from './openapi-webhooks.js';
import { withTexts } from './texts/openapi-texts.js';

const VERSION = '1.1.0';
const THIS_SERVER = 'The address that serves this document.';

export interface OpenApiDocuments {
  /** For businesses and their websites. */
  tenant: OpenAPIObject;
  /** For platform admins. */
  admin: OpenAPIObject;
  /** For the console: how people sign in. */
  console: OpenAPIObject;
}

/** Generates the documents from the routes, so that none can be out of date. */
export function openApiDocuments(app: INestApplication): OpenApiDocuments {
  return {
    tenant: build(
      app,
      tenantBuilder(),
      (path) => !path.startsWith('/admin/') && !path.startsWith('/console/'),
      withWebhooks,
    ),
    admin: build(app, adminBuilder(), (path) => path.startsWith('/admin/') || path.startsWith('/health')),
    console: build(app, consoleBuilder(), (path) => path.startsWith('/console/')),
  };
}

function tenantBuilder(): DocumentBuilder {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Frontdesk API')
    .setDescription(INTRODUCTION)
    .setVersion(VERSION)
    .addServer('/', THIS_SERVER)
    .setExternalDoc('The guide', GUIDE_PATH)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'fd_live_…', description: secretKeyDescription() },
      'tenant',
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'fd_pub_…', description: 'A widget key, `fd_pub_…`.' },
      'publishable',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A visitor token.' }, 'visitor');
}

function adminBuilder(): DocumentBuilder {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Frontdesk platform admin API')
    .setDescription(ADMIN_INTRODUCTION)
    .setVersion(VERSION)
    .addServer('/', THIS_SERVER)
    .setExternalDoc('The guide', GUIDE_PATH)
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'fd_admin_…',
        description: 'An admin key, `fd_admin_…`.',
      },
      'admin',
    );
}

function consoleBuilder(): DocumentBuilder {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Frontdesk console API')
    .setDescription(CONSOLE_INTRODUCTION)
    .setVersion(VERSION)
    .addServer('/', THIS_SERVER)
    .setExternalDoc('The guide', GUIDE_PATH)
    .addCookieAuth(
      SESSION_COOKIE,
      { type: 'apiKey', in: 'cookie', description: 'The session of a member.' },
      'session',
    );
}

function build(
  app: INestApplication,
  builder: DocumentBuilder,
  keep: (path: string) => boolean,
  also: (document: OpenAPIObject) => OpenAPIObject = (document) => document,
): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: operationId,
  });
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => keep(path)));
  const described = withScopes(withFiles(withBounds(app, { ...document, paths })));
  return prune(withTexts(also(withTags(withExamples(withProblems(app, described))))));
}

/** Leaves out schemas that no kept operation refers to. */
function prune(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (text: string): void => {
    // oxlint-disable-next-line no-restricted-properties -- runs at start only
    for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(JSON.stringify(schemas[name] ?? {}));
    }
  };
  const { webhooks = {} } = document as { webhooks?: object };
  visit(JSON.stringify([document.paths, webhooks]));
  const kept: Record<string, object> = {};
  for (const [name, schema] of Object.entries(schemas).sort(([one], [other]) => one.localeCompare(other))) {
    if (used.has(name)) kept[name] = schema;
  }
  return { ...document, components: { ...document.components, schemas: kept } };
}
