interface SchemaTexts {
  schemas: readonly string[];
  fields: Readonly<Record<string, string>>;
}

const day = (name: string): string => `Hours of ${name}; none: closed.`;

/** What fields mean in certain schemas, where their names alone say too little. */
export const SCHEMA_TEXTS: readonly SchemaTexts[] = [
  {
    schemas: ['ApiKeyDto', 'ApiKeyView', 'CreatedApiKeyView', 'TenantKeyDto'],
    fields: {
      name: 'What the key is for, in your words.',
      kind: '`live` and `test` are secret keys, `pub` is a widget key.',
      expiresAt: 'When the key stops being valid; null when never.',
    },
  },
  { schemas: ['AdminKeyView', 'CreatedAdminKeyView'], fields: { name: 'Who or what the key is for.' } },
  { schemas: ['ArticlesDto'], fields: { articles: 'Articles to make or change, at most 500.' } },
  { schemas: ['ProductsDto'], fields: { products: 'Products to make or change, at most 500.' } },
  { schemas: ['OrdersDto'], fields: { orders: 'Orders to make or change, at most 500.' } },
  {
    schemas: ['StorageView'],
    fields: {
      articles: 'How many articles are stored.',
      products: 'How many products are stored.',
      orders: 'How many orders are stored.',
    },
  },
  {
    schemas: ['ArticleAnswer', 'ArticlePatch', 'ArticleRow', 'ArticleView'],
    fields: {
      locale: 'The language that it is written in, BCP 47; null when it is not given.',
      question: 'The question that the article answers.',
      answer: 'The answer, as it was sent.',
    },
  },
  {
    schemas: ['AssistantSettingsDto', 'AssistantSettingsView', 'WidgetAssistantView'],
    fields: { name: 'What the assistant is called.' },
  },
  {
    schemas: ['AuditActorView', 'AllAuditActorView'],
    fields: { kind: 'Whether a key of the business or an admin key was used.', id: 'The id of the key.' },
  },
  { schemas: ['AuditObjectView'], fields: { kind: 'The kind of object, as `product`.' } },
  { schemas: ['BuiltinAnswerView'], fields: { text: 'The answer.', confidence: '0 to 1: how sure it is.' } },
  {
    schemas: ['ChannelAccountView'],
    fields: { name: 'What the account is called there; null when the platform does not tell.' },
  },
  { schemas: ['ChannelCheckView', 'ModelCheckView'], fields: { name: 'What was checked.' } },
  { schemas: ['ChannelTestView'], fields: { ok: 'Every check is ok.' } },
  {
    schemas: ['ChannelDto', 'ChannelPatchDto', 'ChannelView', 'NewChannelView'],
    fields: { name: 'What you call the channel.', kind: 'The messaging platform.' },
  },
  { schemas: ['ChannelTemplateDto'], fields: { name: 'Name of the template at the platform.' } },
  { schemas: ['ChannelRefusalView', 'RefusedDeliveryView'], fields: { reason: 'Why it was refused.' } },
  { schemas: ['ChannelFailureView'], fields: { reason: 'Why nothing can be sent.' } },
  { schemas: ['ChecksDto'], fields: { checks: 'The checks; they replace those stored before.' } },
  { schemas: ['CheckListView'], fields: { checks: 'The stored checks.' } },
  { schemas: ['CitationView', 'TurnPassageView'], fields: { kind: 'What kind of source it is.' } },
  { schemas: ['CitedArticleView'], fields: { text: 'What the article said, or the part of it that fits.' } },
  { schemas: ['ClosureDto'], fields: { reason: 'Why, in words that visitors are told.' } },
  {
    schemas: ['ConversationView'],
    fields: {
      status:
        '`assistant`: the assistant answers; `waiting`: a person is asked for; `member`: a member of the team has it; `resolved`: it is closed.',
    },
  },
  {
    schemas: ['CustomerDto', 'NewVisitorDto', 'KnownVisitorView', 'OwnProfileView', 'VisitorView'],
    fields: {
      name: 'The name; null when unknown.',
      email: 'The e-mail address; null when unknown.',
      externalId: 'Your own id of the visitor; null without.',
    },
  },
  { schemas: ['PreviewedCustomerDto'], fields: { email: 'The address that the customer signed in with.' } },
  { schemas: ['DecisionProblemView'], fields: { id: 'The id that was sent.' } },
  {
    schemas: ['EvaluationView', 'EvaluationReportView'],
    fields: { passed: 'Checks that have passed.', failed: 'Checks that have failed.' },
  },
  {
    schemas: ['EventSourceDto', 'EventSourcePatch', 'EventSourceView', 'NewEventSourceView'],
    fields: { name: 'What you call the source.', kind: 'The platform; `signed` is any system that signs.' },
  },
  { schemas: ['DeliveryView'], fields: { kind: 'What the event is about.' } },
  {
    schemas: ['ExportView'],
    fields: { visitorId: 'Only what is of this visitor; null: everything of the business.' },
  },
  {
    schemas: ['HandoffDto', 'HandoffView', 'ToldHandoff', 'ConversationHandoffData'],
    fields: { reason: 'Why a person is asked for.' },
  },
  {
    schemas: ['LiveView', 'HealthView', 'HealthDetailView'],
    fields: {
      status:
        '`ok`; `degraded` without something that is not needed; `unavailable` without something that is.',
      checks: 'Each part that the process needs, by its name.',
    },
  },
  { schemas: ['CheckView'], fields: { status: 'Whether the part answers.', detail: 'Why it does not.' } },
  {
    schemas: ['BulkErrorView', 'BulkWarningView', 'ImportProblemView'],
    fields: { code: 'The kind of fault.' },
  },
  {
    schemas: ['ImportView', 'ImportReportView', 'ImportDoneData'],
    fields: {
      kind: 'What the file has, or what kind of source was read.',
      name: 'Name of the file, or of the source.',
      timezone: 'The time zone of times in the file that name none, an IANA name.',
    },
  },
  { schemas: ['IntervalDto'], fields: { open: 'When it opens, `HH:MM` in the time zone of the business.' } },
  {
    schemas: ['MemberView', 'SpeakingMemberDto'],
    fields: { name: 'What visitors are told that the member is called.' },
  },
  {
    schemas: ['MessageView', 'PreviewedAnswerView'],
    fields: {
      status: '`incomplete` when the answer was broken off.',
      text: 'The text, as the visitor sees it.',
      confidence: '0 to 1: how sure the assistant is of this answer; null of what it did not answer.',
    },
  },
  {
    schemas: ['SendMessageDto', 'WidgetMessageDto', 'PreviewDto'],
    fields: {
      text: 'The message, plain text.',
      clientId: 'An id of the sender’s own: sent again, it never makes a second message.',
    },
  },
  { schemas: ['ReadQuestionView'], fields: { text: 'The part of the message that asks it.' } },
  { schemas: ['SuggestionView'], fields: { text: 'What the visitor may send.' } },
  { schemas: ['WidgetSentView', 'SentMessageView'], fields: { message: 'The message, as it was stored.' } },
  { schemas: ['OrderItemDto'], fields: { name: 'What was ordered, where there is no `sku`.' } },
  {
    schemas: ['OrderLineDto'],
    fields: { kind: 'What the amount is for.', name: 'What customers are told.' },
  },
  {
    schemas: ['OrderPatch', 'OrderRow', 'OrderView', 'OrderUpdatedData'],
    fields: { status: 'Where the order stands.' },
  },
  { schemas: ['ShipmentDto'], fields: { status: 'What the carrier says of the parcel.' } },
  { schemas: ['OwnModelDto', 'OwnModelView'], fields: { name: 'Name of the model at that server.' } },
  {
    schemas: ['ProductPatch', 'ProductRow', 'ProductView'],
    fields: {
      name: 'What the product is called.',
      status: '`archived`: kept, but not offered.',
      url: 'Address of the product in the shop; null without.',
    },
  },
  {
    schemas: ['ProductHitView'],
    fields: { score: 'How well it fits the search; only to compare within one answer.' },
  },
  {
    schemas: ['ProposalView'],
    fields: { kind: 'What it would become.', url: 'The page that it was read from; null of a file.' },
  },
  { schemas: ['ProposalCountsView'], fields: { open: 'How many wait for a decision.' } },
  { schemas: ['PublicHolidayView'], fields: { name: 'Name of the holiday.' } },
  { schemas: ['RatingDto', 'RatingView'], fields: { score: 'From 1, bad, to 5, good.' } },
  {
    schemas: ['QueueAgesView'],
    fields: { events: 'Of what follows an event by itself, such as a mail to the business.' },
  },
  {
    schemas: ['SourcePagesView'],
    fields: { found: 'Pages found.', read: 'Pages read.', failed: 'Pages that could not be read.' },
  },
  {
    schemas: ['SourceView', 'KnowledgeSourceView', 'NamedSourceView'],
    fields: { kind: 'What kind of source it is.', url: 'Where it is read from; null of a file.' },
  },
  {
    schemas: ['TenantSettingsPatch', 'TenantView', 'WidgetConfigView', 'NewTenantDto', 'TenantPatchDto'],
    fields: { name: 'What the business is called.', locale: 'The language of the business, BCP 47.' },
  },
  {
    schemas: ['TenantSummaryView', 'TenantDetailView', 'TenantStateView', 'CreatedTenantView'],
    fields: { name: 'What the business is called.', locale: 'The language of the business, BCP 47.' },
  },
  {
    schemas: [
      'TenantView',
      'TenantSummaryView',
      'TenantDetailView',
      'TenantStateView',
      'CreatedTenantView',
      'TenantPatchDto',
    ],
    fields: {
      status:
        '`suspended`: its keys and its widget are refused; `erasing`: it is being removed from every store.',
    },
  },
  { schemas: ['ToolUseView', 'TracedCallView'], fields: { name: 'Name of the tool.' } },
  {
    schemas: ['TracedRoundView.calls'],
    fields: { name: 'Name of the tool.', arguments: 'Its input as the model wrote it, JSON.' },
  },
  {
    schemas: ['TurnCountsView'],
    fields: {
      builtin: 'Answers of the built-in assistant.',
      model: 'Answers of a model.',
      cache: 'Kept answers that were given again.',
    },
  },
  { schemas: ['DayUsageView'], fields: { messages: 'How many messages there were on that day.' } },
  { schemas: ['UsageView'], fields: { from: 'The first day.', to: 'The last day, included.' } },
  { schemas: ['TokensLeftView'], fields: { limit: 'Tokens of this month.', left: 'Tokens that are left.' } },
  { schemas: ['UnansweredQuestionView', 'QuestionUnansweredData'], fields: { question: 'What was asked.' } },
  {
    schemas: ['Problem'],
    fields: {
      type: 'The kind of problem, a URN (RFC 9457).',
      title: 'The kind of problem in words.',
      status: 'The status of the answer.',
    },
  },
  {
    schemas: ['Problem.limit'],
    fields: {
      name: 'Which limit it is.',
      size: 'How many are allowed in one window.',
      windowSeconds: 'How long a window is, in seconds.',
      resetsAt: 'When the window ends and it may be tried again.',
    },
  },
  {
    schemas: ['WebhookDto', 'WebhookPatch', 'WebhookView', 'NewWebhookView'],
    fields: { url: 'Where events are delivered.' },
  },
  { schemas: ['WebhookCallView'], fields: { at: 'When the call was made.' } },
  {
    schemas: ['WidgetSessionView'],
    fields: { conversationId: 'The conversation of the visitor that goes on; null when there is none yet.' },
  },
  {
    schemas: ['DeadLetterRetryDto'],
    fields: {
      queue: 'Only those of this queue.',
      kind: 'Only those of this kind of job.',
      tenantId: 'Only those of this business.',
    },
  },
  { schemas: ['DeadLetterView'], fields: { kind: 'The kind of job.' } },
  { schemas: ['DeadLetterDiscardDto'], fields: { reason: 'Why it is not to be done any more.' } },
  { schemas: ['QueueView', 'ScheduleView'], fields: { name: 'The name, which never changes.' } },
  {
    schemas: ['WeekDto'],
    fields: {
      mon: day('Monday'),
      tue: day('Tuesday'),
      wed: day('Wednesday'),
      thu: day('Thursday'),
      fri: day('Friday'),
      sat: day('Saturday'),
      sun: day('Sunday'),
    },
  },
];
