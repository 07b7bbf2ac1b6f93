import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveStaticFiles } from '../platform/http/static-files.js';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';
import { docsPage, jsonFile } from './docs-page.js';
import { openApiDocuments } from './openapi-documents.js';

/** `/docs` and `/openapi.json` for businesses, `/admin/docs` and `/admin/openapi.json` for platform admins. */
export function publishDocs(app: NestExpressApplication): void {
  const { tenant, admin } = openApiDocuments(app);
  const files = new Map([
    ['/openapi.json', jsonFile(tenant)],
    ...docsPage('/docs', 'Frontdesk API'),
    ['/admin/openapi.json', jsonFile(admin)],
    ...docsPage('/admin/docs', 'Frontdesk admin API'),
  ]);
  app.use(
    countAddress(app.get(RequestLimiter), (path) => files.has(path)),
    serveStaticFiles(files),
  );
}
