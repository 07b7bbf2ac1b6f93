/**
 * The project's own lint rules, which no installed plugin has.
 * @typedef {Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1]} Rule
 * @typedef {Extract<ReturnType<NonNullable<Rule['create']>>, object>} Visitor
 * @typedef {Parameters<NonNullable<Visitor['NewExpression']>>[0]} New
 * @typedef {Parameters<NonNullable<Visitor['CallExpression']>>[0]} Call
 * @typedef {New['arguments'][number]} Argument
 */

const FOCUSED = new Set(['only', 'skip', 'todo', 'failing']);
const TEST_WORDS = new Set(['it', 'test', 'describe']);
const SHORT_FORMS = new Set(['fit', 'fdescribe', 'xit', 'xtest', 'xdescribe']);
const MARKERS = ['TODO', 'FIXME', 'XXX', 'HACK'];
const MARKER = new RegExp(`\\b(?:${MARKERS.join('|')})\\b`);
const ISSUE = /#\d+/;

/** @type {Rule} */
const noFocusedOrSkippedTests = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { found: 'A test that is focused or skipped proves nothing.' },
  },
  create: (context) => ({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      if (TEST_WORDS.has(node.object.name) && FOCUSED.has(node.property.name)) {
        context.report({ node, messageId: 'found' });
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && SHORT_FORMS.has(node.callee.name)) {
        context.report({ node, messageId: 'found' });
      }
    },
  }),
};

/** @type {Rule} */
const noForwardRef = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { found: 'forwardRef hides a cycle: turn one arrow round.' },
  },
  create: (context) => ({
    ImportSpecifier(node) {
      if (node.imported.type === 'Identifier' && node.imported.name === 'forwardRef') {
        context.report({ node, messageId: 'found' });
      }
    },
  }),
};

/** @type {Rule} */
const todoNeedsIssue = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { found: 'Say which issue this belongs to, such as #12.' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (MARKER.test(comment.value) && !ISSUE.test(comment.value)) {
          context.report({ loc: comment.loc, messageId: 'found' });
        }
      }
    },
  }),
};

const SWITCHES =
  '(?:ox|es)lint-disable|@ts-expect-error|@ts-ignore|@ts-nocheck|prettier-ignore|istanbul ignore';
const DISABLE = new RegExp(`^\\s*(?:${SWITCHES})`);
const REASON = /(?:--|:)\s*\S.{5,}/;

/** @type {Rule} */
const disableNeedsReason = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { found: 'Say why the check is switched off: `-- because …`.' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (DISABLE.test(comment.value) && !REASON.test(comment.value)) {
          context.report({ loc: comment.loc, messageId: 'found' });
        }
      }
    },
  }),
};

/** @type {Rule} */
const noSleepInTests = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      found:
        'A sleep is too short on a busy machine and too long on any other: wait for a condition (test/support/eventually.ts).',
    },
  },
  create: (context) => ({
    ImportSpecifier(node) {
      const from = node.parent.type === 'ImportDeclaration' ? node.parent.source.value : '';
      const isTimer = /^(node:)?timers\/promises$/.test(from);
      if (isTimer && node.imported.type === 'Identifier' && node.imported.name === 'setTimeout') {
        context.report({ node, messageId: 'found' });
      }
    },
    // new Promise((resolve) => setTimeout(resolve, …))
    'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]'(
      /** @type {Call} */ node,
    ) {
      const [done] = node.arguments;
      if (done?.type === 'Identifier') context.report({ node, messageId: 'found' });
    },
  }),
};

const LONGEST_PATTERN = 80;

/**
 * What is written of a pattern at its place; what a template takes from elsewhere has its own name and place.
 * @param {Argument | undefined} node
 * @returns {number} characters
 */
function writtenLength(node) {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value.length : 0;
  if (node?.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier')
    return writtenLength(node.left) + writtenLength(node.right);
  if (node?.type !== 'TemplateLiteral') return 0;
  return node.quasis.reduce((sum, { value }) => sum + (value.cooked ?? value.raw).length, 0);
}

/** @type {Rule} */
const noLongPattern = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { found: 'Nobody reads a regular expression over 80 characters: make it of named pieces.' },
  },
  create: (context) => ({
    Literal(node) {
      if ('regex' in node && node.regex.pattern.length > LONGEST_PATTERN)
        context.report({ node, messageId: 'found' });
    },
    'NewExpression, CallExpression'(/** @type {New | Call} */ node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      if (writtenLength(node.arguments[0]) > LONGEST_PATTERN) context.report({ node, messageId: 'found' });
    },
  }),
};

/**
 * A rule that reports each node of a kind that is as it must not be.
 * @param {string} found what is wrong, and the mend
 * @param {string} selector of nodes, as ESTree names them
 */
function never(found, selector) {
  /** @type {Rule} */
  const rule = {
    meta: { type: 'problem', schema: [], messages: { found } },
    create: (context) => ({
      [selector]: (/** @type {New} */ node) => context.report({ node, messageId: 'found' }),
    }),
  };
  return rule;
}

/** Each error code stands in a list, so that its status, log level and meaning are known and documented. */
const errorsAreListed = never(
  "List the code in the feature's *.errors.ts with defineErrors, and throw from that list.",
  "NewExpression[callee.name='DomainError']",
);

/** Raised in one way, so that an answer is never older than a change of what the assistant knows. */
const oneKnowledgeVersion = never(
  'Raise it by RAISE_KNOWLEDGE_VERSION of platform/tenancy/knowledge-version.ts.',
  'Literal[value=/knowledge_version\\s*=/], TemplateElement[value.raw=/knowledge_version\\s*=/]',
);

/** A handle of one tenant's vectors is made in one place, from the tenant in context. */
const oneTenantHandle = never(
  'Use TenantVectors of platform/weaviate: only it makes handles of tenants.',
  "CallExpression[callee.property.name='withTenant']",
);

export default {
  meta: { name: 'house' },
  rules: {
    'no-focused-or-skipped-tests': noFocusedOrSkippedTests,
    'no-forward-ref': noForwardRef,
    'no-long-pattern': noLongPattern,
    'no-sleep-in-tests': noSleepInTests,
    'todo-needs-issue': todoNeedsIssue,
    'disable-needs-reason': disableNeedsReason,
    'errors-are-listed': errorsAreListed,
    'one-knowledge-version': oneKnowledgeVersion,
    'one-tenant-handle': oneTenantHandle,
  },
};
