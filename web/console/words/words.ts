import type { Sort, View } from '../api/views.js';
import type { Role, Conversation, Message } from '../api/client.js';

/** Texts by the plural category of a number (CLDR); `#` stands for the number. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Those that the assistant gives; a member or a visitor may write others. */
type HandoffReason =
  | 'asked_for'
  | 'low_confidence'
  | 'no_knowledge'
  | 'listed_topic'
  | 'trouble'
  | 'emergency'
  | 'anger'
  | 'budget'
  | 'fault';

/** Every text of the console; a language without one does not compile. */
export interface Words {
  nav: { inbox: string; knowledge: string; team: string; label: string; skip: string };
  person: {
    menu: string;
    signOut: string;
    switchTo: string;
    theme: string;
    light: string;
    dark: string;
    system: string;
    language: string;
    singleKeys: string;
    keys: string;
  };
  signIn: {
    title: string;
    email: string;
    password: string;
    submit: string;
    link: string;
    linkSent: string;
    wrong: string;
    ended: string;
    endedWhy: string;
    needsHttps: string;
  };
  states: {
    loading: string;
    failed: string;
    again: string;
    requestId: string;
    copy: string;
    copied: string;
    offline: string;
    lost: string;
    noAnswer: string;
    tooMany: string;
    reload: string;
    updated: string;
    more: string;
    back: string;
    close: string;
    cancel: string;
    save: string;
    saved: string;
    remove: string;
    notFound: string;
    toInbox: string;
  };
  views: Record<View, string>;
  empty: Record<View, string>;
  status: Record<Conversation['status'], string>;
  from: Record<Message['from'], string>;
  channel: Record<Conversation['channel'], string>;
  role: Record<Role, string>;
  roleMay: Record<Role, string>;
  inbox: {
    title: string;
    list: string;
    waiting: Counted;
    unread: Counted;
    sort: Record<Sort, string>;
    you: string;
    take: string;
    takeOver: string;
    taken: string;
    assign: string;
    nobody: string;
    given: string;
    givenToNobody: string;
    isYours: string;
    isOf: string;
    markUnread: string;
    more: string;
    snooze: string;
    snoozeFor: Record<'hour' | 'day' | 'week', string>;
    snoozed: string;
    snoozedUntil: string;
    isPutOff: string;
    wake: string;
    woken: string;
    visitor: string;
    pick: string;
    thread: string;
    speaks: Record<Conversation['status'], string>;
    reply: string;
    replyTo: string;
    note: string;
    writeAs: string;
    noteFor: string;
    addNote: string;
    removeNote: string;
    removeNoteAsk: string;
    send: string;
    sendKeys: string;
    resolve: string;
    giveBack: string;
    ask: string;
    queued: string;
    sending: string;
    failed: string;
    overtaken: string;
    sendAnyway: string;
    change: string;
    retry: string;
    discard: string;
    earlier: string;
    sources: string;
    writes: string;
    handoff: string;
    reasons: Record<HandoffReason, string>;
    incomplete: string;
    customer: string;
    email: string;
    language: string;
    since: string;
    rating: string;
    search: string;
    noHits: string;
    details: string;
    resolved: string;
    undoHint: string;
  };
  team: {
    title: string;
    members: string;
    invitations: string;
    invite: string;
    inviteTitle: string;
    email: string;
    role: string;
    send: string;
    you: string;
    removeAsk: string;
    removeDetail: string;
    sent: string;
    notSent: string;
    ends: string;
    resend: string;
    resent: string;
    takeBack: string;
    none: string;
    joined: string;
  };
  knowledge: {
    title: string;
    articles: string;
    none: string;
    add: string;
    addTitle: string;
    edit: string;
    question: string;
    answer: string;
    search: string;
    noHits: string;
    removeAsk: string;
    removeDetail: string;
    changed: string;
    changedDetail: string;
    takeTheirs: string;
    keepMine: string;
    unsaved: string;
    discard: string;
    updated: string;
    imported: string;
    stay: string;
    leave: string;
    pick: string;
    theirs: string;
  };
  keys: {
    title: string;
    next: string;
    previous: string;
    open: string;
    reply: string;
    note: string;
    resolve: string;
    back: string;
    take: string;
    markUnread: string;
    snooze: string;
    search: string;
    go: string;
    send: string;
    help: string;
  };
}
