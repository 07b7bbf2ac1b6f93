export const SOURCE_KINDS = ['website', 'file', 'feed'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const SOURCE_STATUSES = ['queued', 'reading', 'ready', 'failed'] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

/** What is left out does not count. */
export interface SourceFilter {
  kind?: SourceKind;
  status?: SourceStatus;
  url?: string;
}

export const PROPOSAL_KINDS = ['article', 'product', 'opening_hours'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_STATUSES = ['open', 'accepted', 'rejected'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** What is read, and how much of it. */
export interface SourceInput {
  kind: SourceKind;
  /** The address, or a file's SHA-256 in hex: the same is one source. */
  identity: string;
  url: string | null;
  /** The file's name, or the address. */
  name: string;
  maxPages: number;
  /** Links from the first page on. */
  maxDepth: number;
  /** Hours until it is read again; null: never. */
  everyHours: number | null;
  /** Id of the API key. */
  addedBy: string;
}

export interface Source extends Omit<SourceInput, 'identity'> {
  id: string;
  status: SourceStatus;
  /** Why it failed, in snake_case. */
  problem: string | null;
  pages: { found: number; read: number; failed: number };
  proposals: Record<ProposalStatus, number>;
  createdAt: Date;
  /** When it was last read to its end. */
  readAt: Date | null;
  nextReadAt: Date | null;
}

/** What a proposal becomes: the fields of `PUT /v1/articles`, `/v1/products` or `/v1/opening-hours`. */
export type ProposalContent = Record<string, unknown>;

export interface Proposal {
  id: string;
  kind: ProposalKind;
  status: ProposalStatus;
  /** The page; null for a file. */
  url: string | null;
  /** The heading or name under which it stands there. */
  heading: string | null;
  content: ProposalContent;
  /** True when the source no longer has it; what was taken over stays until the business removes it. */
  isGone: boolean;
  fetchedAt: Date;
  decidedAt: Date | null;
}
