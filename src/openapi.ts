import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { openApiDocuments } from './docs/openapi-documents.js';

/** Writes `openapi.json`, `admin-openapi.json` and `console-openapi.json` into the folder given; connects to nothing. */
async function main(folder: string): Promise<void> {
  const app = await NestFactory.create(AppModule, { preview: true, logger: false });
  const { tenant, admin, console } = openApiDocuments(app);
  await writeFile(join(folder, 'openapi.json'), `${JSON.stringify(tenant, null, 2)}\n`);
  await writeFile(join(folder, 'admin-openapi.json'), `${JSON.stringify(admin, null, 2)}\n`);
  await writeFile(join(folder, 'console-openapi.json'), `${JSON.stringify(console, null, 2)}\n`);
}

await main(process.argv[2] ?? '.');
process.exit(0);
