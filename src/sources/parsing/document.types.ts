import type { ProposalContent, ProposalKind } from '../source.types.js';

/** What a document proposes. */
export interface Draft {
  kind: ProposalKind;
  /** Names it within the source, over all readings. */
  key: string;
  heading: string | null;
  content: ProposalContent;
}

/** Something to read, from a visitor's website, a feed or an upload. */
export interface DocumentTask {
  bytes: Uint8Array;
  /** The file's name, or the page's address. */
  name: string;
  /** The address; null for a file. */
  url: string | null;
  /** `charset` of the answer's header; null without one. */
  charset: string | null;
  /** `feed`: only products, and the address of the next page. `sitemap`: only links. */
  wants: 'knowledge' | 'feed' | 'sitemap';
  /** `YYYY-MM-DD`: opening hours that ended before are left out. */
  today: string;
}

export const FORMATS = ['html', 'markdown', 'text', 'csv', 'pdf', 'docx', 'xml', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReadDocument {
  format: Format;
  drafts: Draft[];
  /** Absolute http and https addresses, without fragments. */
  links: string[];
  /** Of an index of sitemaps. */
  sitemaps: string[];
}

/** Why a document cannot be read. */
export type DocumentProblem =
  | 'unsupported_type'
  | 'unreadable'
  | 'too_complex'
  | 'no_text'
  | 'no_products'
  | 'orders_file';

export class UnreadableDocument extends Error {
  constructor(
    readonly problem: DocumentProblem,
    cause?: unknown,
  ) {
    super(`The document cannot be read (${problem}).`, { cause });
    this.name = 'UnreadableDocument';
  }
}
