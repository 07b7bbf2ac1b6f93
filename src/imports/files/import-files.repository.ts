import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';

/**
 * Files that are imported, in PostgreSQL: every process reaches it, a file there outlives the process that took it, row-level
 * security and erasure hold for it, and backups and limits are those of all other data.
 */
@Injectable()
export class ImportFiles {
  constructor(private readonly db: TenantDb) {}

  async begin(): Promise<string> {
    const id = newId();
    await this.db.query('INSERT INTO import_files (tenant_id, id) VALUES ($1, $2)', [currentTenantId(), id]);
    return id;
  }

  async add(id: string, position: number, content: Buffer): Promise<void> {
    await this.db.query(
      'INSERT INTO import_pieces (tenant_id, file_id, position, content) VALUES ($1, $2, $3, $4)',
      [currentTenantId(), id, position, content],
    );
  }

  /** Removes it, unless an import has it. */
  async drop(id: string): Promise<void> {
    await this.db.query('DELETE FROM import_files WHERE id = $1 AND NOT is_used', [id]);
  }

  async remove(id: string): Promise<void> {
    await this.db.query('DELETE FROM import_files WHERE id = $1', [id]);
  }

  /** @returns null behind the last */
  async piece(id: string, position: number): Promise<Buffer | null> {
    const [piece] = await this.db.query<{ content: Buffer }>(
      'SELECT content FROM import_pieces WHERE file_id = $1 AND position = $2',
      [id, position],
    );
    return piece?.content ?? null;
  }
}
