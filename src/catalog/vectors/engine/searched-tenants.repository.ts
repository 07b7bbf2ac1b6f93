import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../../platform/database/platform-db.js';

export interface SearchedTenant {
  id: string;
  /** False: closed, or being erased. */
  active: boolean;
}

/** The tenants whose vectors are kept. Runs as the platform role. */
@Injectable()
export class SearchedTenantsRepository {
  constructor(private readonly db: PlatformDb) {}

  all(): Promise<SearchedTenant[]> {
    return this.db.query<SearchedTenant>(`SELECT id, status = 'active' AS active FROM tenants ORDER BY id`);
  }
}
