import { atLast, type Api } from '../support/api.js';
import { eventually } from '../support/eventually.js';

export interface SourceBody {
  id: string;
  kind: string;
  url: string | null;
  name: string;
  status: string;
  problem: string | null;
  pages: { found: number; read: number; failed: number };
  proposals: { open: number; accepted: number; rejected: number };
  addedBy: string;
  createdAt: string;
  readAt: string | null;
  nextReadAt: string | null;
}

export interface ProposalBody {
  id: string;
  kind: string;
  status: string;
  url: string | null;
  heading: string | null;
  content: Record<string, unknown>;
  isGone: boolean;
}

export interface DecisionBody {
  changed: number;
  unchanged: number;
  errors: { id: string; code: string }[];
}

/** Uploads a file as `multipart/form-data`. */
export async function upload(
  api: Api,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: SourceBody & { code?: string } }> {
  const form = new FormData();
  form.set('kind', 'file');
  form.set('file', new Blob([content]), name);
  const response = await atLast(() =>
    fetch(`${api.url}/v1/sources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}`, ...headers },
      body: form,
    }),
  );
  return { status: response.status, body: (await response.json()) as SourceBody & { code?: string } };
}

/** Waits until the source has been read, or has failed. */
export function readSource(api: Api, id: string, withinMs = 90_000): Promise<SourceBody> {
  return eventually(async () => {
    const { body } = await api.get<SourceBody>(`/v1/sources/${id}`);
    return ['ready', 'failed'].includes(body.status) && body;
  }, withinMs);
}

export async function proposalsOf(api: Api, id: string, query = ''): Promise<ProposalBody[]> {
  const all: ProposalBody[] = [];
  for (let after = ''; ;) {
    const { body } = await api.get<{ data: ProposalBody[]; page: { next: string | null } }>(
      `/v1/sources/${id}/proposals?limit=100${query}${after}`,
    );
    all.push(...body.data);
    if (body.page.next === null) return all;
    after = `&after=${body.page.next}`;
  }
}

export async function acceptAll(api: Api, id: string): Promise<DecisionBody> {
  return (await api.post<DecisionBody>(`/v1/sources/${id}/proposals/accept`, { all: true })).body;
}
