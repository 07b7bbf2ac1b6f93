import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocuments } from './openapi-documents.js';

/** `/docs` and `/openapi.json` for businesses, `/admin/docs` and `/admin/openapi.json` for platform admins. */
export function publishDocs(app: NestExpressApplication): void {
  const { tenant, admin } = openApiDocuments(app);
  SwaggerModule.setup('docs', app, tenant, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Frontdesk API',
    swaggerOptions: { persistAuthorization: true },
  });
  SwaggerModule.setup('admin/docs', app, admin, {
    jsonDocumentUrl: 'admin/openapi.json',
    customSiteTitle: 'Frontdesk admin API',
  });
}
