/** Questions to the demo's business that speaks this language. */
export const ENGLISH: Record<string, string[]> = {
  'cedar-clay': [
    'where is my order CC-2041? aoife.byrne@example.com',
    'when do you close on Thursdays?',
    'have you got a mug under €25?',
    'can I bring something back after two weeks?',
  ],
};
