/** An export that a business has asked for. */
export interface Export {
  id: string;
  /** The one visitor whom it is about; null: everything of the business. */
  visitorId: string | null;
  createdAt: Date;
  /** How often its archive was begun. */
  downloads: number;
  downloadedAt: Date | null;
}

export interface ExportFilter {
  visitorId?: string;
}

/** Where the archive is got, and until when. */
export interface ExportLink {
  /** Path and query, without the host. */
  path: string;
  expiresAt: Date;
}
