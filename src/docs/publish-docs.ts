import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveStaticFiles } from '../platform/http/files/static-files.js';
import { countAddress } from '../platform/limits/count-address.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';
import { documentFiles } from './built-documents.js';
import { docsPage, textFile } from './docs-page.js';
import { frontPage } from './front-page.js';
import { GUIDE_PATH } from './introduction.js';

/** In the checkout and in the image, two folders above the compiled code. */
const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'api.md');

/** `/docs` and `/openapi.json` for businesses, `/admin/docs` and `/admin/openapi.json` for platform admins, and what leads there. @param embedded Whether there is a demo. */
export function publishDocs(app: NestExpressApplication, embedded: boolean): void {
  const { tenant, admin } = documentFiles(app);
  const files = new Map([
    ['/openapi.json', tenant],
    ...docsPage('/docs', 'Frontdesk API'),
    ...(existsSync(GUIDE) ? [[GUIDE_PATH, textFile(readFileSync(GUIDE))] as const] : []),
    ['/admin/openapi.json', admin],
    ...docsPage('/admin/docs', 'Frontdesk admin API'),
  ]);
  app.use(
    countAddress(app.get(RequestLimiter), (path) => path === '/' || files.has(path)),
    serveStaticFiles(files),
    frontPage(embedded),
  );
}
