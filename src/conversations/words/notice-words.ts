/** The texts of system messages in a conversation. */
export interface NoticeWords {
  handoff: string;
  resolved: string;
  failed: string;
}
