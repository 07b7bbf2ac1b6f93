import type { Answer } from '../support/api.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const anId: string = expect.stringMatching(UUID_V7);

/** ISO 8601 in UTC. */
export const aTime: string = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);

export interface PageBody<Item = Record<string, unknown>> {
  data: Item[];
  page: { next: string | null; hasMore: boolean };
}

interface ProblemBody {
  errors: { pointer: string; code: string; detail: string }[];
}

/** An RFC 9457 problem with every field of the contract and no other. */
export function expectProblem(answer: Answer, status: number, code: string, pointers: string[] = []): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: {
      type: expect.stringMatching(/^(urn:|https?:)/),
      title: expect.stringMatching(/\S/),
      status,
      detail: expect.stringMatching(/\S/),
      instance: expect.stringMatching(/^\//),
      code,
      requestId: answer.headers.get('x-request-id'),
      errors: expect.any(Array),
    },
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect((answer.body as ProblemBody).errors.map(({ pointer }) => pointer)).toEqual(pointers);
}

/** Reads a list to its end by its cursors, a few rows at a time. */
export async function allPages<Item>(
  fetchPage: (query: string) => Promise<Answer<PageBody<Item>>>,
  limit: number,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let after = ''; ;) {
    const { body } = await fetchPage(`limit=${limit}${after}`);
    expect(Object.keys(body).sort()).toEqual(['data', 'page']);
    expect(body.data.length).toBeLessThanOrEqual(limit);
    expect(body.page).toEqual({
      next: body.page.hasMore ? expect.any(String) : null,
      hasMore: expect.any(Boolean),
    });
    items.push(...body.data);
    if (body.page.next === null) return items;
    after = `&after=${body.page.next}`;
  }
}
