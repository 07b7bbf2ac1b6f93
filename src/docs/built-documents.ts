import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { StaticFile } from '../platform/http/files/static-files.js';
import { codedFile, jsonFile } from './docs-page.js';
import { openApiDocuments } from './openapi-documents.js';

/** Where the build leaves both documents; saving a source in development removes them. */
const BUILT = join(import.meta.dirname, 'built');

export interface DocumentFiles {
  tenant: StaticFile;
  admin: StaticFile;
}

/** Both API documents as files to serve: as the build has made them, else made now, for half a second. */
export function documentFiles(app: INestApplication): DocumentFiles {
  if (existsSync(BUILT)) return { tenant: builtFile('openapi.json'), admin: builtFile('admin-openapi.json') };
  const { tenant, admin } = openApiDocuments(app);
  return { tenant: jsonFile(tenant), admin: jsonFile(admin) };
}

function builtFile(name: string): StaticFile {
  const read = (ending: string): Buffer => readFileSync(join(BUILT, `${name}${ending}`));
  return codedFile(read(''), { br: read('.br'), gzip: read('.gz') });
}
