/** Labels of buttons that are not alike: cut ones that would be get their number. @param longest characters (UTF-16) */
export function distinctLabels(suggestions: readonly string[], longest: number): string[] {
  const titles = suggestions.map((title) => cut(title, longest));
  return titles.map((title, index) => {
    if (titles.indexOf(title) === index && titles.lastIndexOf(title) === index) return title;
    return cut(`${index + 1}. ${suggestions[index] ?? ''}`, longest);
  });
}

/** @returns the text, with an ellipsis where it was cut; no character is cut in two */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (characters.join('').length >= longest) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
