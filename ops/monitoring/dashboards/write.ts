// node ops/monitoring/dashboards/write.ts FOLDER: writes every dashboard as JSON for Grafana's import. Needs Node 24.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DASHBOARDS } from './index.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder: node ops/monitoring/dashboards/write.ts FOLDER');
mkdirSync(folder, { recursive: true });
for (const [name, board] of Object.entries(DASHBOARDS))
  writeFileSync(join(folder, `frontdesk-${name}.json`), `${JSON.stringify(board, null, 2)}\n`);
