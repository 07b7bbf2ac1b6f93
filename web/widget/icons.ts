/** Path data on a 24 × 24 grid, drawn with a round 1.8 stroke. */
export const ICONS = {
  chat: 'M5 18.5 3.5 21l4-1.2A9.3 9.3 0 0 0 12 21c5 0 9-3.8 9-8.5S17 4 12 4s-9 3.8-9 8.5c0 2.3.8 4.4 2 6Z M8.5 12.5h.01 M12 12.5h.01 M15.5 12.5h.01',
  close: 'M6 6l12 12 M18 6 6 18',
  down: 'M5 9l7 7 7-7',
  send: 'M12 19.5V5 M5.5 11 12 4.5l6.5 6.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M4.5 20.5c.7-3.6 3.7-5.5 7.5-5.5s6.8 1.9 7.5 5.5',
  more: 'M12 5.5h.01 M12 12h.01 M12 18.5h.01',
  copy: 'M9 9.5h10.5v11H9Z M5.5 15H4.5v-11.5H15v2',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  star: 'm12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8Z',
} as const;

/** By kind of citation; a newer server may know more kinds. */
export const CITATION_ICONS: Partial<Record<string, string>> = {
  product: 'M3.5 12.5V4.5a1 1 0 0 1 1-1h8l8 8-9 9Z M8 8h.01',
  article: 'M6 3.5h9l4 4v13H6Z M9.5 11h6 M9.5 15h6',
  order: 'M4 8l8-4.5L20 8v8.5L12 21l-8-4.5Z M4 8l8 4.5L20 8 M12 12.5V21',
  opening_hours: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 7v5.2l3.3 2',
};
