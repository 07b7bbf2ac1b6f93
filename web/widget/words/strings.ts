/** Every word the widget itself says. `{name}` and `{n}` are filled in by `fill`. */
export interface Strings {
  open: string;
  openUnread: string;
  close: string;
  conversation: string;
  write: string;
  send: string;
  you: string;
  team: string;
  ai: string;
  typing: string;
  toolOrder: string;
  toolProducts: string;
  toolHours: string;
  toolArticles: string;
  toolPerson: string;
  toolOther: string;
  didOrder: string;
  didProducts: string;
  didHours: string;
  didArticles: string;
  sources: string;
  openingHours: string;
  lost: string;
  closed: string;
  closedKept: string;
  offline: string;
  back: string;
  waitingToSend: string;
  notSent: string;
  tryAgain: string;
  tooLong: string;
  failed: string;
  unavailable: string;
  busy: string;
  person: string;
  waitingPerson: string;
  rate: string;
  stars: string;
  comment: string;
  thanks: string;
  earlier: string;
  incomplete: string;
  newWindow: string;
  sending: string;
  greeting: string;
  disclosure: string;
  starter: string;
  suggestions: string;
  from: string;
  inStock: string;
  fewLeft: string;
  soldOut: string;
  order: string;
  expected: string;
  late: string;
  track: string;
  privacy: string;
  /** The menu of the chat. */
  more: string;
  startAnew: string;
  download: string;
  erase: string;
  /** Asks before everything is erased, with `eraseYes` and `cancel`. */
  eraseSure: string;
  eraseYes: string;
  cancel: string;
  erased: string;
  /** Ends an answer that is being written. */
  stop: string;
  copy: string;
  copied: string;
  /** By the API's status of an order; an unknown one is not shown. */
  statuses: Readonly<Record<string, string>>;
}
