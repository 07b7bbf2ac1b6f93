/** What the system, rather than the assistant or a person, says in a conversation. */
export interface NoticeWords {
  handoff: string;
  resolved: string;
  failed: string;
}
