import { ArticleSearchTool } from '../catalog/assistant/articles/article-search.tool.js';
import { ProductSearchTool } from '../catalog/assistant/products/product-search.tool.js';
import { handoffTool } from '../../test/stand-ins/team.js';
import { DomainError } from '../kernel/errors.js';
import { OpeningHoursTool } from '../opening-hours/assistant/opening-hours.tool.js';
import { OrderStatusTool } from '../orders/assistant/order-status.tool.js';
import { callTool } from './call-tool.js';
import type { AssistantTool, ToolContext } from './chat-tool.js';
import PARAMETERS from './tool-parameters.snapshot.json' with { type: 'json' };

/** Throws: no input of these tests may reach the tool's data. */
const UNUSED = new Proxy({}, { get: (_target, name) => fail(`${String(name)} was reached.`) }) as never;

function fail(why: string): never {
  throw new Error(why);
}

const TOOLS: Pick<AssistantTool, 'name' | 'input' | 'execute'>[] = [
  new ArticleSearchTool(UNUSED),
  handoffTool(),
  new OpeningHoursTool(UNUSED),
  new OrderStatusTool(UNUSED),
  new ProductSearchTool(UNUSED),
] as never;

function toolNamed(name: string): Pick<AssistantTool, 'input' | 'execute'> {
  return TOOLS.find((tool) => tool.name === name) ?? fail(`There is no tool ${name}.`);
}

/** As `pointer code`. */
async function refusedAt(name: string, input: unknown): Promise<string[]> {
  return (await problemsOf(name, input)).map(({ pointer, code }) => `${pointer} ${code}`);
}

async function problemsOf(name: string, input: unknown): Promise<DomainError['problems']> {
  const error: unknown = await callTool(toolNamed(name), input, {} as ToolContext).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error(`Not refused: ${String(error)}`);
  expect(error.code).toBe('invalid');
  return error.problems;
}

describe('the description of each tool for a model', () => {
  it('equals the snapshot', () => {
    const told = Object.fromEntries(TOOLS.map(({ name, input }) => [name, input.parameters]));
    expect(told).toEqual(PARAMETERS);
  });
});

describe('an invalid input', () => {
  it.each<[string, unknown, string[]]>([
    ['article_search', {}, ['/query missing']],
    ['article_search', { query: 7 }, ['/query invalid_string']],
    ['article_search', { query: 'delivery', ids: ['a'] }, ['/ids unknown_field']],
    ['handoff', { reason: 'fault' }, ['/reason invalid_picklist']],
    ['handoff', {}, ['/reason missing']],
    ['opening_hours', {}, ['/aspect missing']],
    ['opening_hours', { aspect: 'hours', days: [{ from: '2026-02-31' }] }, ['/days/0/from invalid_check']],
    ['opening_hours', { aspect: 'hours', days: [{ to: '2026-02-01' }] }, ['/days/0/from missing']],
    ['opening_hours', { aspect: 'hours', weekdays: ['mon', 'Tuesday'] }, ['/weekdays/1 invalid_picklist']],
    ['opening_hours', { aspect: 'is_open', time: '25:00' }, ['/time invalid_regex']],
    ['opening_hours', { aspect: 'is_open', now: 'yes' }, ['/now invalid_boolean']],
    ['order_status', {}, ['/numbers missing']],
    ['order_status', { numbers: '7' }, ['/numbers invalid_array']],
    ['order_status', { numbers: ['1', '2', '3', '4'] }, ['/numbers invalid_max_length']],
    [
      'order_status',
      { numbers: ['1', 2], email: null },
      ['/numbers/1 invalid_string', '/email invalid_string'],
    ],
    ['product_search', { minPrice: 'cheap' }, ['/minPrice invalid_check']],
    ['product_search', { maxPrice: 30 }, ['/maxPrice invalid_string']],
    ['product_search', { sort: 'newest' }, ['/sort invalid_picklist']],
    ['product_search', { 'a/b': 1 }, ['/a~1b unknown_field']],
  ])('of %s, %j, is refused at %j', async (name, input, wanted) => {
    expect(await refusedAt(name, input)).toEqual(wanted);
  });

  it.each(TOOLS.map(({ name }) => name))('of %s that is no object is refused as a whole', async (name) => {
    for (const input of ['text', null, 7, []]) {
      expect(await refusedAt(name, input)).toEqual([' invalid_strict_object']);
    }
  });

  it.each(['amend', 'general', 'personal', 'cannotProve', 'guessed', 'phoneLike', 'aspect'])(
    'cannot set the internal field %s of an order question',
    async (field) => {
      expect(await refusedAt('order_status', { numbers: [], [field]: true })).toEqual([
        `/${field} unknown_field`,
      ]);
    },
  );

  it.each(['ids', 'mode', 'overall', 'unanswered', 'affirms', 'age'])(
    'cannot set the internal field %s of a product search',
    async (field) => {
      expect(await refusedAt('product_search', { [field]: [] })).toEqual([`/${field} unknown_field`]);
    },
  );

  it('is refused with the correction, and its values are not quoted', async () => {
    const wrong = { numbers: ['1', '2', '3', '4'], email: { secret: 'jo@example.com' }, whole: true };
    const problems = await problemsOf('order_status', wrong);
    expect(problems.map(({ detail }) => detail)).toEqual([
      'numbers must be a list of at most 3.',
      'email must be a text.',
      'There is no field whole here. Remove it.',
    ]);
    expect(await problemsOf('handoff', { reason: 'x' })).toEqual([
      {
        pointer: '/reason',
        code: 'invalid_picklist',
        detail: 'reason must be one of "asked_for" | "anger" | "listed_topic" | "trouble" | "emergency".',
      },
    ]);
    expect((await problemsOf('product_search', { minPrice: '3 EUR' }))[0]?.detail).toBe(
      'minPrice must be a decimal amount such as "38.00", without a currency.',
    );
  });
});

describe('a valid input', () => {
  it('runs the tool', async () => {
    const result = await callTool(handoffTool(), { reason: 'anger' }, {} as ToolContext);
    expect(result).toMatchObject({ ok: true, data: { reason: 'anger' }, citations: [] });
  });

  it.each([
    ['opening_hours', { aspect: 'is_open', days: [{ from: '2026-11-23', repeats: true }], time: '24:00' }],
    ['order_status', { numbers: ['1001'], email: 'jo@example.com' }],
    ['product_search', { query: 'mug', maxPrice: '30', sort: 'price-asc' }],
    ['product_search', {}],
    ['article_search', { query: 'delivery' }],
  ])('of %s is read as it is', (name, input) => {
    expect(toolNamed(name).input.read(input)).toEqual(input);
  });
});
