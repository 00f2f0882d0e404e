/** Words of the palette of commands. */
export const palette = {
  open: 'Go to anything',
  title: 'Go to anything',
  search: 'A run, a rule, a tip, a page…',
  none: 'Nothing is called that.',
  failed: 'Runs could not be searched.',
  groups: { pages: 'Pages', runs: 'Runs', rules: 'Rules', tips: 'Tips', settings: 'Settings' },
  theme: 'Change the theme',
  language: 'Change the language to Chinese',
  help: 'Show the keyboard',
  key: 'Go to anything: runs, rules, tips, settings',
};
