import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { HttpEmbeddings } from '../../src/platform/embeddings/http-embeddings.js';
import { bytesOf, vectorOf } from '../../src/platform/embeddings/vector-bytes.js';
import type { EmbeddingKind } from '../../src/platform/embeddings/embeddings.port.js';

const MODEL = 'multilingual-e5-small-{kind}';
const PATIENCE_MS = 30_000;

/** The texts of the sets are embedded once and kept in a file. */
export class SampleVectors {
  private server: Promise<HttpEmbeddings> | undefined;
  private readonly known: Record<string, string>;
  private isChanged = false;
  private asked = new Set<string>();

  /** @param url of the embedding server, asked for when the first text is not known */
  constructor(
    private readonly url: () => Promise<string>,
    private readonly file: string,
  ) {
    this.known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  }

  /** How many questions were to be embedded since the last call, each counted once. */
  takeAsked(): number {
    const { size } = this.asked;
    this.asked = new Set();
    return size;
  }

  async of(texts: readonly string[], kind: EmbeddingKind): Promise<Float32Array[]> {
    if (kind === 'query') for (const text of texts) this.asked.add(text);
    const keys = texts.map((text) =>
      createHash('sha256').update(`${MODEL} ${kind} ${text}`).digest('base64'),
    );
    const missing = keys.flatMap((key, at) => (this.known[key] === undefined ? [at] : []));
    if (missing.length > 0) {
      const server = await (this.server ??= this.connect());
      const wanted = missing.map((at) => texts[at] ?? '');
      const vectors = await server.embed(wanted, kind, { deadlineMs: PATIENCE_MS });
      for (const [position, at] of missing.entries()) this.keep(keys[at] ?? '', vectors[position]);
    }
    return keys.map((key) => vectorOf(Buffer.from(this.known[key] ?? '', 'base64')));
  }

  /** Milliseconds that each text takes to be embedded alone, whether it is known or not. */
  async timesOf(texts: readonly string[], kind: EmbeddingKind): Promise<number[]> {
    const server = await (this.server ??= this.connect());
    const times: number[] = [];
    for (const text of texts) {
      const started = performance.now();
      await server.embed([text], kind, { deadlineMs: PATIENCE_MS });
      times.push(performance.now() - started);
    }
    return times;
  }

  save(): void {
    if (this.isChanged) writeFileSync(this.file, JSON.stringify(this.known));
    this.isChanged = false;
  }

  private keep(key: string, vector: Float32Array | undefined): void {
    this.known[key] = bytesOf(vector ?? new Float32Array()).toString('base64');
    this.isChanged = true;
  }

  private async connect(): Promise<HttpEmbeddings> {
    const plain = { apiKey: '', queryPrefix: '', passagePrefix: '' };
    return new HttpEmbeddings({ baseUrl: await this.url(), model: MODEL, ...plain });
  }
}

let shared: SampleVectors | null = null;

/** Lets the desks of the samples search by meaning; null by words alone. */
export function useSampleVectors(vectors: SampleVectors | null): void {
  shared = vectors;
}

export function sampleVectors(): SampleVectors | null {
  return shared;
}
