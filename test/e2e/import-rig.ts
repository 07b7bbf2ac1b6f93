import type { Answer, Api } from '../support/api.js';
import { eventually } from '../support/eventually.js';

/** An import as it is told, of what tests look at. */
export interface ImportBody {
  id: string;
  status: string;
  kind: string;
  format: string;
  name: string;
  encoding: string;
  delimiter: string | null;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  warningCount: number;
  problem: string | null;
  detail: string | null;
  errors: ProblemBody[];
  warnings: ProblemBody[];
}

export interface ProblemBody {
  severity: string;
  line: number;
  column: string;
  code: string;
  detail: string;
  value: string;
}

/** Sends a file as the body itself. */
export function sendFile<Body = ImportBody>(
  api: Api,
  content: string | Uint8Array,
  { query = '', type = 'text/csv', headers = {} }: { query?: string; type?: string; headers?: object } = {},
): Promise<Answer<Body>> {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  return api.call<Body>('POST', `/v1/imports${query}`, body, { 'content-type': type, ...headers });
}

/** When it has ended. */
export function ended(api: Api, id: string): Promise<ImportBody> {
  return eventually(async () => {
    const { body } = await api.get<ImportBody>(`/v1/imports/${id}`);
    return ['done', 'failed', 'cancelled'].includes(body.status) && body;
  });
}

/** Sends it and waits for its end. */
export async function imported(
  api: Api,
  content: string | Uint8Array,
  options: Parameters<typeof sendFile>[2] = {},
): Promise<ImportBody> {
  const { status, body } = await sendFile(api, content, options);
  expect([status, body]).toEqual([202, expect.objectContaining({ status: 'queued' })]);
  return ended(api, body.id);
}

/** A table of products with our own columns. */
export function productTable(count: number, price = '22.00'): string {
  const rows = Array.from(
    { length: count },
    (_, n) =>
      `IMP-${n},Stoneware mug number ${n},Hand-thrown in batch ${n % 7},${price},${n % 40},"kitchen, gift"`,
  );
  return `sku,name,description,price,stock,tags\n${rows.join('\n')}\n`;
}
