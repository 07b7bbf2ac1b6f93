/** An admin key without its secret. */
export interface AdminKey {
  /** A UUID; `first` for the key of `ADMIN_API_KEY`. */
  id: string;
  name: string;
  /** Prefix and last four characters. */
  hint: string;
  /** The id of the admin key that made it; null for the first. */
  createdBy: string | null;
  createdAt: Date | null;
  /** To the minute; null when it was not used yet, and for the first key, of which it is not kept. */
  lastUsedAt: Date | null;
  revokedBy: string | null;
  revokedAt: Date | null;
}

/** A key to be stored. Of its secret only the hash may be stored. */
export interface NewAdminKey extends Pick<AdminKey, 'id' | 'name' | 'hint'> {
  hash: Buffer;
  createdBy: string;
}

export interface CreatedAdminKey {
  key: AdminKey;
  /** Returned only once; it is not stored. */
  secret: string;
}
