import JSZip from 'jszip';
import type { ArchiveManifest } from '../../src/exports/archive/exported-tables.js';
import { atLast, type Api } from './api.js';

export interface ExportBody {
  id: string;
  status: string;
  visitorId: string | null;
  download: { url: string; expiresAt: string };
  downloads: number;
  downloadedAt: string | null;
  createdAt: string;
}

/** An archive as another program reads it. */
export interface ReadArchive {
  bytes: Uint8Array;
  manifest: ArchiveManifest;
  /** The text of each file but the manifest. */
  files: Map<string, string>;
}

/** Asks for an archive and downloads it by its link. */
export async function exported(api: Api, body: object = {}): Promise<ReadArchive> {
  const asked = await api.post<ExportBody>('/v1/exports', body);
  if (asked.status !== 202) throw new Error(`No export: ${asked.status} ${asked.text}`);
  const response = await download(asked.body, api.key);
  if (response.status !== 200) throw new Error(`No archive: ${response.status} ${await response.text()}`);
  return readArchive(new Uint8Array(await response.arrayBuffer()));
}

export function download({ download: { url } }: ExportBody, key: string | null): Promise<Response> {
  return atLast(() => fetch(url, key === null ? {} : { headers: { authorization: `Bearer ${key}` } }));
}

export async function readArchive(bytes: Uint8Array): Promise<ReadArchive> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const files = new Map<string, string>();
  for (const [name, file] of Object.entries(zip.files)) files.set(name, await file.async('string'));
  const manifest = JSON.parse(files.get('manifest.json') ?? 'null') as ArchiveManifest;
  files.delete('manifest.json');
  return { bytes, manifest, files };
}

/** The objects of one file. */
export function rowsIn({ files }: ReadArchive, table: string): Record<string, unknown>[] {
  const lines = (files.get(`${table}.jsonl`) ?? '').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
